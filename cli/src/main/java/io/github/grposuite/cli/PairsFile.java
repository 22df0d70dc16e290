package io.github.grposuite.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.records.Selection;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Files of pairs that a command line names, as the experiment that they stand for. */
final class PairsFile {
  private static final int LONGEST_NAME = 60;

  private PairsFile() {}

  /**
   * The flags that say how the files are read.
   *
   * @param of what they belong to, for their descriptions; may be empty
   */
  static List<Option> flags(String of) {
    return List.of(
        Flags.option("group", "COLUMN", of + "column that says which group of people a row is of"),
        Flags.option(
            "set",
            "PATH=VALUE",
            of
                + "any other setting, e.g. data.columns.chosen=better or data.split.by=row;"
                + " repeatable"));
  }

  /**
   * The experiment; its runs are judged by the checkpoint with the best objective of their own on
   * the validation pairs.
   *
   * @param files paths as they are written
   * @param data settings of the data besides the files and the group
   * @param methods by name
   */
  static Specification specification(
      CommandLine line,
      String name,
      List<String> files,
      ObjectNode data,
      Map<String, ObjectNode> methods,
      String seeds) {
    ObjectNode root = YamlFormat.MAPPER.createObjectNode();
    root.put("name", name);
    root.put("description", "Pairs of " + String.join(", ", files));
    root.put("seeds", seeds);
    ObjectNode block = root.putObject("data");
    block.put("source", "pairs");
    if (files.size() == 1) {
      block.put("file", files.get(0));
    } else {
      ArrayNode list = block.putArray("file");
      files.forEach(list::add);
    }
    Flags.text(line, "group").ifPresent(column -> block.put("group", column));
    block.setAll(data);
    ObjectNode all = root.putObject("methods");
    methods.forEach(all::set);
    root.put("selection", Selection.OWN_OBJECTIVE.key());
    Specification spec;
    try {
      spec = Specification.parse(files.get(0), YamlFormat.MAPPER.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return Overrides.settled(changed(spec, line));
  }

  /** With what {@code --set} says. */
  static Specification changed(Specification spec, CommandLine line) {
    Specification changed = spec;
    Set<String> paths = new HashSet<>();
    for (String assignment : line.hasOption("set") ? line.getOptionValues("set") : new String[0]) {
      changed = Overrides.set(changed, assignment);
      String path = assignment.substring(0, assignment.indexOf('=')).strip();
      if (!paths.add(path)) {
        throw new UsageException(
            "--set: gives " + path + " twice; give it once, as " + path + "=1,2 if it is to vary");
      }
    }
    return changed;
  }

  /** A name for what is done with a file: its own in lower case, without what no name may have. */
  static String name(String file) {
    String name = String.valueOf(Path.of(file).getFileName()).toLowerCase(Locale.ROOT);
    name = name.replaceAll("\\.gz$", "").replaceAll("\\.[a-z]+$", "");
    name = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "pairs-" + name : name;
  }
}
