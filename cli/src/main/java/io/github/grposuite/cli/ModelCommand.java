package io.github.grposuite.cli;

import java.util.Map;
import org.apache.commons.cli.CommandLine;

/** {@code grpo model describe|answer|fetch}: a language model's checkpoint folder. */
final class ModelCommand extends Command {
  private static final String OUT = "out/models";

  private final Map<String, String> environment;

  ModelCommand() {
    this(System.getenv());
  }

  /** With other values of HF_ENDPOINT and HF_TOKEN. */
  ModelCommand(Map<String, String> environment) {
    super(
        "model",
        "describe|answer DIR, fetch REPOSITORY",
        "a language model: what it is, what it answers; from the hub");
    option("adapter", "DIR", "describe, answer: with this LoRA adapter (PEFT)");
    option("prompt", "TEXT", "answer: continue this text");
    option("question", "ROW", "answer: this question of the survey (rows: ./grpo data split)");
    option("file", "CSV", "answer: of this file (default: the embedded survey)");
    option("group", "NAME", "answer: as this group (default: first of five that answers)");
    flags(Flags.promptFormat("answer --question"));
    option("temperature", "T", "answer: draw from the model (default: its likeliest token)");
    option("seed", "SEED", "answer: of drawing (default: 2021)");
    option("max-tokens", "N", "answer: most tokens (default: " + ModelRequest.MAX_TOKENS + ")");
    option("revision", "REV", "fetch: a branch, tag or commit (default: main)");
    option("out", "DIR", "fetch: where to (default: " + OUT + "/REPOSITORY)");
    flag("force", "fetch: replace files that are there");
    this.environment = environment;
  }

  @Override
  int run(CommandLine line, Console console) {
    ModelRequest request = ModelRequest.of(line);
    switch (request.verb()) {
      case DESCRIBE -> console.out().print(ModelDescription.text(request));
      case ANSWER -> ModelAnswer.print(request, console);
      case FETCH -> {
        return new Fetch(environment, line, console).model(request.subject(), OUT);
      }
    }
    return DONE;
  }
}
