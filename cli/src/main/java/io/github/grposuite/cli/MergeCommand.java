package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.engine.Merge;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;

/** {@code grpo merge OUT DIR…}: parts of experiments put together. */
final class MergeCommand extends Command {
  MergeCommand() {
    super(
        "merge",
        "OUT DIR…",
        "merge records of shards, or of different seeds, from directories DIR into OUT");
  }

  @Override
  int run(CommandLine line, Console console) {
    if (line.getArgList().size() < 2) {
      throw new UsageException(
          "expected a directory to write to and at least one to take from, but found "
              + Flags.count(line.getArgList().size(), "argument"));
    }
    List<Path> arguments = line.getArgList().stream().map(Path::of).toList();
    Path out = arguments.get(0);
    for (Path path = out.toAbsolutePath().normalize(); path != null; path = path.getParent()) {
      if (ExperimentDirectories.isOne(path)) {
        throw new UsageException(
            out + ": lies in the experiment " + path + "; name a directory outside of it");
      }
    }
    int exitCode = DONE;
    for (Map.Entry<String, List<Path>> experiment : byName(out, arguments).entrySet()) {
      Path target = out.resolve(experiment.getKey());
      Merge.Result result = Merge.into(target, experiment.getValue());
      result.problems().forEach(console::problem);
      ExperimentStatus summary = result.summary();
      long done = summary.count(CellState.DONE);
      console.say(
          "%s: %s taken, %s of %s cells done"
              .formatted(
                  target, Flags.count(result.taken(), "record"), done, summary.outcomes().size()));
      boolean whole = result.problems().isEmpty() && done == summary.outcomes().size();
      exitCode = whole ? exitCode : FAILED;
    }
    return exitCode;
  }

  /** The directories to take from, by the experiment's name. */
  private static Map<String, List<Path>> byName(Path out, List<Path> arguments) {
    Map<String, List<Path>> sources = new TreeMap<>();
    for (Path root : arguments.subList(1, arguments.size())) {
      for (Path directory : ExperimentDirectories.in(root)) {
        String name = ExperimentDirectories.specification(directory).name();
        if (same(directory, out.resolve(name))) {
          throw new UsageException(
              root + ": cannot be put together with itself; name another directory to write to");
        }
        sources.computeIfAbsent(name, n -> new ArrayList<>()).add(directory);
      }
    }
    return sources;
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      throw UsageException.reading(b, e);
    }
  }
}
