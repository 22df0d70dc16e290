package io.github.grposuite.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.datasets.PairFormat;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.datasets.pairs.DividedPairs;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.PairFiles;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.reports.draw.FigureStyle;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code grpo data describe|split|export FILE …}: people's own pairs. */
final class PairsData {
  private final PairFiles files;
  private final String name;
  private final Console console;

  private PairsData(PairFiles files, String name, Console console) {
    this.files = files;
    this.name = name;
    this.console = console;
  }

  /** Of the files that a command line names. */
  static PairsData of(CommandLine line, List<String> paths, Console console) {
    // A method is needed to make an experiment of it; nothing is trained.
    ObjectNode method = YamlFormat.MAPPER.createObjectNode();
    Specification spec =
        PairsFile.specification(
            line,
            PairsFile.name(paths.get(0)),
            paths,
            YamlFormat.MAPPER.createObjectNode(),
            Map.of("dpo", method),
            "0");
    return new PairsData(PairFiles.of(Plan.data(spec)), String.join(", ", paths), console);
  }

  /** Prints what there is, and writes it if a folder is given. */
  void describe(Optional<Path> out, FigureStyle style) {
    DividedPairs divided = files.divided(0);
    Optional<TextPairs> texts =
        files.request().features().isPresent() ? Optional.empty() : Optional.of(files.texts(0));
    PairsDescription description = new PairsDescription(name, divided, texts);
    console.out().print(description.text());
    if (out.isPresent()) {
      Path folder = out.get().resolve("describe");
      try {
        console.say(folder + ": " + description.write(folder, style).size() + " files");
        description.notice(style).ifPresent(console::problem);
      } catch (IOException e) {
        throw Flags.elsewhere(folder, e);
      }
    }
  }

  /** Prints or writes which pair is in which part. */
  void split(Optional<Path> out) {
    DataTable parts = new DataTable(List.of("part", "group", "place", "prompt"));
    TextPairs texts = texts("split");
    for (Part part : Part.values()) {
      for (TextPair pair : texts.of(part)) {
        parts.add(part.key(), pair.text().group(), pair.where(), pair.item());
      }
    }
    String sizes = PairsDescription.sizes(files.divided(0)).text();
    if (out.isEmpty()) {
      console.out().print(parts.csv());
      console.err().print(sizes);
      return;
    }
    Path file = out.get().resolve("split.csv");
    try {
      Files.createDirectories(out.get());
      AtomicFile.write(file, parts.csv());
    } catch (IOException e) {
      throw Flags.elsewhere(file, e);
    }
    console.out().print(sizes);
    console.say(file);
  }

  /** Writes the parts as files of pairs with TRL's columns and the group. */
  void export(Path folder, PairFormat format) {
    TextPairs texts = texts("export");
    for (Part part : Part.values()) {
      Path file = folder.resolve(part.key() + "." + format.ending());
      write(folder, file, format, texts, part);
      console.say(file + ": " + texts.of(part).size() + " pairs");
    }
    if (!files.divided(0).drops().isEmpty()) {
      console.say("left out: " + files.divided(0).drops().text());
    }
  }

  private TextPairs texts(String verb) {
    if (files.request().features().isPresent()) {
      throw new UsageException(
          "data "
              + verb
              + ": needs the text of pairs, but their features are asked for; leave"
              + " data.representation out");
    }
    return files.texts(0);
  }

  private static void write(Path folder, Path file, PairFormat format, TextPairs texts, Part part) {
    try {
      Files.createDirectories(folder);
      AtomicFile.write(
          file,
          out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            format.write(texts.examples(part), writer);
            writer.flush();
          });
    } catch (IOException e) {
      throw Flags.elsewhere(file, e);
    }
  }
}
