package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.store.RunStore;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** {@code grpo run EXPERIMENT|file.yaml}. */
final class RunCommand extends Command {
  private static final String OUT = "out";
  private static final int MOST_TRIALS = 1_000_000;

  RunCommand() {
    super("run", "EXPERIMENT|FILE.yaml", "run an experiment; finished cells never run again");
    flags(Execution.flags());
    flags(Flags.seeds());
    option("methods", "A,B", "run only these methods of the experiment");
    option(
        "set",
        "PATH=VALUE",
        "change a setting, e.g. data.features=same or methods.gr-dpo.chi=0.5; a list"
            + " (methods.*.chi=0,0.5,1), a range (0..1:0.1) or random values (uniform(0,1),"
            + " log-uniform(0.01,1), choice(a,b)) runs every value; repeatable");
    option("trials", "N", "how many values to draw");
    option("search-seed", "N", "seed for drawing them (default: 0)");
    option("subset", "NAME", "run only this subset of the experiment");
    option(
        "exclude", "PATH=VALUE", "leave cells out, e.g. methods.*.chi=0,method=gr-dpo; repeatable");
    flags(Flags.plugins());
    flags(Flags.out(OUT));
    flag("dry-run", "list the cells and estimate the time; save nothing");
  }

  @Override
  List<String> words() {
    return Catalogue.NAMES;
  }

  @Override
  int run(CommandLine line, Console console) {
    Specification spec = Catalogue.find(Flags.argument(line, "experiment or YAML file"));
    Plan plan = Plan.of(change(spec, line), Flags.plugins(line));
    Path out = Flags.out(line, OUT);
    RunOptions options = Execution.options(line);
    if (line.hasOption("dry-run")) {
      RunStore store = new RunStore(out.resolve(plan.name()));
      DryRun.tell(options.of(plan.cells()), store, options.jobs(), console);
      noteCopies(plan, options, console);
      return DONE;
    }
    ExperimentStatus summary = Execution.execute(plan, out, options, console);
    noteCopies(plan, options, console);
    String next =
        options.shard().isPresent()
            ? "merge OUT " + ShellWord.of(out) + " …"
            : "report " + ShellWord.of(summary.directory());
    if (summary.count(CellState.DONE) > 0) {
      console.say("next: ./grpo " + next);
    }
    return Execution.exitCode(summary);
  }

  private static void noteCopies(Plan plan, RunOptions options, Console console) {
    Plan.copies(options.of(plan.cells())).ifPresent(note -> console.note("Note: " + note + "."));
  }

  private static Specification change(Specification spec, CommandLine line) {
    Specification changed = spec;
    if (line.hasOption("subset")) {
      changed = Overrides.subset(changed, line.getOptionValue("subset"));
    }
    if (line.hasOption("seeds")) {
      changed = Overrides.seeds(changed, Seeds.parse("--seeds", line.getOptionValue("seeds")));
    }
    if (line.hasOption("methods")) {
      changed = Overrides.methods(changed, List.of(line.getOptionValue("methods").split(",")));
    }
    changed = PairsFile.changed(changed, line);
    if (line.hasOption("trials")) {
      changed = Overrides.trials(changed, Flags.wholeNumber(line, "trials", 0, 1, MOST_TRIALS));
    }
    if (line.hasOption("search-seed")) {
      int seed = Flags.wholeNumber(line, "search-seed", 0, 0, Integer.MAX_VALUE);
      changed = Overrides.searchSeed(changed, seed);
    }
    for (String exclusion : values(line, "exclude")) {
      changed = Overrides.exclude(changed, exclusion);
    }
    return changed;
  }

  private static List<String> values(CommandLine line, String flag) {
    return line.hasOption(flag) ? List.of(line.getOptionValues(flag)) : List.of();
  }
}
