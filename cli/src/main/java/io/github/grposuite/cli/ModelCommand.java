package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.SurveyException;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.PromptException;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo model describe|answer|fetch}: a language model's checkpoint folder. */
final class ModelCommand implements Command {
  private final Map<String, String> environment;

  ModelCommand() {
    this(System.getenv());
  }

  /** With other values of HF_ENDPOINT and HF_TOKEN. */
  ModelCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "model";
  }

  @Override
  public String arguments() {
    return "describe|answer DIR, fetch REPOSITORY";
  }

  @Override
  public String summary() {
    return "a language model: what it is, what it answers; from the hub";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Flags.option("adapter", "DIR", "describe, answer: with this LoRA adapter (PEFT)"))
        .addOption(Flags.option("prompt", "TEXT", "answer: continue this text"))
        .addOption(
            Flags.option(
                "question", "ROW", "answer: this question of the survey (rows: ./grpo data split)"))
        .addOption(
            Flags.option("file", "CSV", "answer: of this file (default: the embedded survey)"))
        .addOption(
            Flags.option(
                "group", "NAME", "answer: as this group (default: first of five that answers)"))
        .addOption(Flags.promptFormat("answer --question"))
        .addOption(
            Flags.option(
                "temperature", "T", "answer: draw from the model (default: its likeliest token)"))
        .addOption(Flags.option("seed", "SEED", "answer: of drawing (default: 2021)"))
        .addOption(
            Flags.option(
                "max-tokens",
                "N",
                "answer: most tokens (default: " + ModelRequest.MAX_TOKENS + ")"))
        .addOption(
            Flags.option("revision", "REV", "fetch: a branch, tag or commit (default: main)"))
        .addOption(
            Flags.option(
                "out", "DIR", "fetch: where to (default: " + ModelFetch.OUT + "/REPOSITORY)"))
        .addOption(Flags.flag("force", "fetch: replace files that are there"));
  }

  @Override
  public int run(CommandLine line, Console console) {
    ModelRequest request = ModelRequest.of(line);
    try {
      switch (request.verb()) {
        case DESCRIBE -> console.out().print(ModelDescription.text(request));
        case ANSWER -> ModelAnswer.print(request, console);
        case FETCH -> {
          return new ModelFetch(line, request.subject()).run(environment, console);
        }
      }
      return DONE;
    } catch (CheckpointException | PromptException | SurveyException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
