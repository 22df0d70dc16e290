package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.engine.Summary;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.store.RunStore;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code grpo run EXPERIMENT|file.yaml}. */
final class RunCommand implements Command {
  private static final String OUT = "out";
  private static final int MOST_TRIALS = 1_000_000;

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String arguments() {
    return "EXPERIMENT|FILE.yaml";
  }

  @Override
  public String summary() {
    return "run an experiment; finished cells are never run again";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Execution.flags().forEach(options::addOption);
    return options
        .addOption(Flags.seeds())
        .addOption(Flags.option("methods", "A,B", "only these methods of the experiment"))
        .addOption(
            Option.builder()
                .longOpt("set")
                .hasArg()
                .argName("PATH=VALUE")
                .desc(
                    "change a setting, e.g. data.features=same or methods.gr-dpo.chi=0.5; several"
                        + " values (methods.*.chi=0,0.5,1), a range (0..1:0.1) or values drawn"
                        + " (uniform(0,1), log-uniform(0.01,1), choice(a,b)) run them all;"
                        + " repeatable")
                .get())
        .addOption(Flags.option("trials", "N", "how many values are drawn"))
        .addOption(Flags.option("search-seed", "N", "seed of the values drawn (default: 0)"))
        .addOption(Flags.option("subset", "NAME", "one of the experiment's subsets"))
        .addOption(
            Flags.option(
                "exclude",
                "PATH=VALUE",
                "leave cells out, e.g. methods.*.chi=0,method=gr-dpo; repeatable"))
        .addOption(Flags.out(OUT))
        .addOption(Flags.flag("dry-run", "list the cells, estimate the time, run none"));
  }

  @Override
  public int run(CommandLine line, Console console) {
    Specification spec = Catalogue.find(Flags.argument(line, "experiment or YAML file"));
    Plan plan = Plan.of(change(spec, line));
    Path out = Flags.out(line, OUT);
    RunOptions options = Execution.options(line);
    if (line.hasOption("dry-run")) {
      RunStore store = new RunStore(out.resolve(plan.name()));
      DryRun.tell(options.of(plan.cells()), store, options.jobs(), console);
      return DONE;
    }
    Summary summary = Execution.execute(plan, out, options, console);
    String next =
        options.shard().isPresent() ? "merge OUT " + out + " …" : "report " + summary.directory();
    if (summary.count(CellState.DONE) > 0) {
      console.out().println("next: ./grpo " + next);
    }
    return Execution.exitCode(summary);
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
      changed =
          Overrides.methods(changed, Arrays.asList(line.getOptionValue("methods").split(",")));
    }
    if (line.hasOption("set")) {
      for (String assignment : line.getOptionValues("set")) {
        changed = Overrides.set(changed, assignment);
      }
    }
    if (line.hasOption("trials")) {
      changed = Overrides.trials(changed, Flags.wholeNumber(line, "trials", 0, 1, MOST_TRIALS));
    }
    if (line.hasOption("search-seed")) {
      changed =
          Overrides.searchSeed(
              changed, Flags.wholeNumber(line, "search-seed", 0, 0, Integer.MAX_VALUE));
    }
    if (line.hasOption("exclude")) {
      for (String exclusion : line.getOptionValues("exclude")) {
        changed = Overrides.exclude(changed, exclusion);
      }
    }
    return changed;
  }
}
