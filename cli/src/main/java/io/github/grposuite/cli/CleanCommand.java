package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.RunStore;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** {@code grpo clean DIR}: removes what nobody needs, and nothing else. */
final class CleanCommand extends Command {
  private static final String DRY = "dry-run";

  CleanCommand() {
    super(
        "clean",
        "DIR",
        "remove half-written records and saved states of dead processes; never results");
    flag(DRY, "list what would be removed; remove nothing");
  }

  @Override
  int run(CommandLine line, Console console) {
    Path root = Flags.directory(line);
    boolean dry = line.hasOption(DRY);
    try {
      for (Path directory : ExperimentDirectories.in(root)) {
        List<Path> removed = new RunStore(directory).clean(dry);
        String verb = dry ? "would remove " : "removed ";
        removed.forEach(path -> console.say(verb + path));
        console.say(directory + ": " + verb + Flags.count(removed.size(), "leftover"));
      }
    } catch (StoreException e) {
      throw new UsageException(e.getMessage());
    }
    return DONE;
  }
}
