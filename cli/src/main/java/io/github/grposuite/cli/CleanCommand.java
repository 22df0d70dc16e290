package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo clean DIR}: removes what nobody needs, and nothing else. */
final class CleanCommand implements Command {
  private static final String DRY = "dry-run";

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public String arguments() {
    return "DIR";
  }

  @Override
  public String summary() {
    return "remove half-written records and saved states that dead processes left; no results";
  }

  @Override
  public Options options() {
    return new Options().addOption(Flags.flag(DRY, "name what would be removed, remove nothing"));
  }

  @Override
  public int run(CommandLine line, Console console) {
    Path root = Path.of(Flags.argument(line, "directory of an experiment"));
    boolean dry = line.hasOption(DRY);
    try {
      for (Path directory : ExperimentDirectories.in(root)) {
        List<Path> removed = new RunStore(directory).clean(dry);
        String verb = dry ? "would remove " : "removed ";
        removed.forEach(path -> console.out().println(verb + path));
        console.out().println(directory + ": " + verb + Flags.count(removed.size(), "leftover"));
      }
    } catch (StoreException e) {
      throw new UsageException(e.getMessage());
    }
    return DONE;
  }
}
