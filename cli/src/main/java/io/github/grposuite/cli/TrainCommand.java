package io.github.grposuite.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.StepSuggestion;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;

/** {@code grpo train FILE --group COLUMN}: an experiment on pairs of one's own, the short way. */
final class TrainCommand extends Command {
  private static final String OUT = "out";
  private static final String SEEDS = "0..4";
  private static final String METHODS = "dpo,is-dpo,gr-dpo";
  private static final int STEPS = 500;
  private static final double START = 0.01;
  private static final int EVALUATE_EVERY = 10;
  private static final String HEADER =
      """
      # What ./grpo train made of @files; edit it and run it: ./grpo run @yaml
      @steps
      # split.seed: run divides the pairs anew for every seed. A run is judged by the checkpoint that is best on its
      # validation pairs by its own objective.
      """;

  private static final String LOG_LINEAR =
      """
      # eta_theta is 1/L, L the largest smoothness of any group's loss on the training pairs;
      # eta_alpha is sqrt(2 ln G / steps) / loss(0) with G groups. Both follow from the pairs and beta.\
      """;
  private static final String LANGUAGE_MODEL =
      """
      # eta_alpha is sqrt(2 ln G / T) / loss(0) with G groups and T micro-batches; the learning rate is one for
      # the adapter of a small model. Measured four times an epoch.\
      """;

  TrainCommand() {
    super("train", "FILE…", "train on pairs of your own: five seeds, and a report");
    flags(PairsFile.flags(""));
    option("methods", "A,B", "methods (default: " + METHODS + ")");
    option("policy", "POLICY", "log-linear (default) or language-model");
    option("model", "DIR", "checkpoint of a language model");
    option("seeds", "SEEDS", "seeds such as 0..9 or 1,2,5 (default: " + SEEDS + ")");
    option("name", "NAME", "name of the experiment (default: the file's)");
    flags(Execution.flags());
    flags(Flags.out(OUT));
  }

  @Override
  int run(CommandLine line, Console console) {
    List<String> files = line.getArgList();
    if (files.isEmpty()) {
      throw new UsageException(
          "expected a file of pairs, such as ./grpo train pairs.jsonl --group country");
    }
    boolean model = model(line);
    String name = line.getOptionValue("name", PairsFile.name(files.get(0)));
    Specification asked =
        PairsFile.specification(
            line,
            name,
            files,
            data(line, model),
            methods(line.getOptionValue("methods", METHODS), model),
            line.getOptionValue("seeds", SEEDS));
    Specification spec = withSteps(asked, model);
    Plan plan = Plan.of(spec);
    Path out = Flags.out(line, OUT);
    Path file = out.resolve(plan.name() + ".yaml");
    String header =
        HEADER
            .replace("@steps", model ? LANGUAGE_MODEL : LOG_LINEAR)
            .replace("@files", String.join(", ", files))
            .replace("@yaml", ShellWord.of(file));
    write(out.resolve(plan.name()), file, header, spec);
    console.say("settings: " + file);
    ExperimentStatus status = Execution.execute(plan, out, Execution.options(line), console);
    if (status.count(CellState.DONE) == 0) {
      return Execution.exitCode(status); // Why has been said; there is nothing to report on.
    }
    int reported =
        Reporting.exitCode(
            Reporting.write(
                status.directory(), List.of(status.directory()), ReportChoices.USUAL, console));
    return Math.max(Execution.exitCode(status), reported);
  }

  private static boolean model(CommandLine line) {
    String policy =
        line.getOptionValue("policy", line.hasOption("model") ? "language-model" : "log-linear");
    boolean model =
        Flags.oneOf("policy", policy, List.of("log-linear", "language-model"), p -> p)
            .equals("language-model");
    if (model != line.hasOption("model")) {
      throw new UsageException(
          model
              ? "--policy language-model: needs --model, the folder of a checkpoint"
              : "--model: is of --policy language-model; leave one of the two out");
    }
    return model;
  }

  /** Every seed divides the pairs anew, so that seeds differ. */
  private static ObjectNode data(CommandLine line, boolean model) {
    ObjectNode data = YamlFormat.MAPPER.createObjectNode();
    if (model) {
      data.put("policy", "language-model");
      data.put("model", line.getOptionValue("model"));
    }
    data.putObject("split").put("seed", "run");
    if (!model) { // At exactly 0 all margins tie, and accuracies before training would be 0.
      data.putArray("start").add(-START).add(START);
    }
    return data;
  }

  private static Map<String, ObjectNode> methods(String names, boolean model) {
    Map<String, ObjectNode> methods = new LinkedHashMap<>();
    for (String name : names.split(",", -1)) {
      Method.Named named =
          Method.Named.of(name)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--methods: unknown method \"%s\"; %s",
                          name, Nearest.suggest(name, Method.Named.keys())));
      ObjectNode block = YamlFormat.MAPPER.createObjectNode();
      boolean squared = named.loss() == PreferenceLoss.Kind.IPO;
      if (named.weighting() == GroupWeighting.Kind.IMPORTANCE_SAMPLING) {
        block.put("scale", "normalised"); // So that its steps are as long as those of the others.
      }
      if (model) {
        block.put("beta", 0.1);
        block.put("epochs", 3);
      } else {
        if (named.solver() != Solver.Kind.GRADIENT) {
          block.put("solver", "gradient");
        }
        block.put("beta", squared ? 0.5 : 1);
        block.put("steps", STEPS);
        block.put("evaluate_every", EVALUATE_EVERY);
      }
      own(named, block);
      methods.put(name, block);
    }
    return methods;
  }

  /** Hyperparameters that have no default of their own: moderate ones, to be edited. */
  private static void own(Method.Named named, ObjectNode block) {
    switch (named.weighting()) {
      case CVAR -> block.put("tail", 0.5);
      case KL -> block.put("tilt", 1);
      default -> {}
    }
    if (named.loss() == PreferenceLoss.Kind.CHI_PO) {
      block.put("clip", 10);
    }
  }

  /** With step sizes that follow from the pairs of the first seed. */
  private static Specification withSteps(Specification spec, boolean model) {
    TreeSettings data = Plan.data(spec);
    long seed = spec.seeds().get(0);
    StepSuggestion steps =
        model ? StepSuggestion.languageModel(data, seed) : StepSuggestion.logLinear(data, seed);
    Map<String, ObjectNode> methods = new LinkedHashMap<>(spec.methods());
    methods.replaceAll((name, block) -> steps.complete(spec.source(), name, block));
    return spec.withMethods(methods);
  }

  /** The first line that differs. */
  private static String difference(String there, String here) {
    List<String> before = there.lines().toList();
    List<String> now = here.lines().toList();
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      if (!before.get(i).equals(now.get(i))) {
        return ", first in line %s: \"%s\" there, \"%s\" now"
            .formatted(i + 1, before.get(i).strip(), now.get(i).strip());
      }
    }
    return ", of which one is longer";
  }

  /** Writes the settings, unless somebody has changed them. */
  private static void write(Path experiment, Path file, String header, Specification spec) {
    try {
      String yaml = header + YamlFormat.MAPPER.writeValueAsString(spec.written());
      if (Files.exists(file)) {
        if (!Files.readString(file, StandardCharsets.UTF_8).equals(yaml)) {
          throw new UsageException(
              "%s: has other settings than this command makes of the files%s; run it with ./grpo"
                  + " run %s, or remove it, or give another --name",
              file,
              difference(Files.readString(file, StandardCharsets.UTF_8), yaml),
              ShellWord.of(file));
        }
        return;
      }
      Files.createDirectories(experiment);
      AtomicFile.write(file, yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw Flags.elsewhere(file, e);
    }
  }
}
