package io.github.grposuite.cli;

import java.util.Map;
import org.apache.commons.cli.CommandLine;

/** {@code grpo model describe|answer|merge|fetch}: a language model's checkpoint folder. */
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
        "describe|answer|merge DIR, fetch REPOSITORY",
        "describe a language model, ask it, merge an adapter into it, or fetch one from the Hub");
    option("adapter", "DIR", "describe, answer, merge: with this LoRA adapter (PEFT)");
    option("prompt", "TEXT", "answer: text to continue");
    flag(ChatRequest.CHAT, "answer --prompt: as a user's turn, in the model's chat template");
    option(ChatRequest.SYSTEM, "TEXT", "answer --chat: what the system says before");
    option(ChatRequest.DATE, "DATE", "answer --chat: the day, for templates that write it");
    option("question", "ROW", "answer: question of the survey, by its row (see ./grpo data split)");
    option("file", "CSV", "answer: survey with the question (default: the embedded one)");
    option(
        "group",
        "NAME",
        "answer: group to answer as (default: the first of the five that has answers)");
    flags(Flags.promptFormat("answer --question"));
    option("temperature", "T", "answer: sample at this temperature (default: greedy decoding)");
    option("seed", "SEED", "answer: seed of sampling (default: 2021)");
    option("max-tokens", "N", "answer: most new tokens (default: " + ModelRequest.MAX_TOKENS + ")");
    option(ModelRequest.DEVICE, "DEVICE", "answer: cpu (default), gpu, gpu:1, … or auto");
    option("revision", "REV", "fetch: branch, tag or commit (default: main)");
    option(
        "out",
        "DIR",
        "merge: a new folder; fetch: where to write (default: " + OUT + "/REPOSITORY)");
    flag("force", "fetch: replace existing files");
    this.environment = environment;
  }

  @Override
  int run(CommandLine line, Console console) {
    ModelRequest request = ModelRequest.of(line);
    switch (request.verb()) {
      case DESCRIBE -> console.out().print(ModelDescription.text(request));
      case ANSWER -> ModelAnswer.print(request, console);
      case MERGE -> ModelMerge.print(request, console);
      case FETCH -> {
        return new Fetch(environment, line, console).model(request.subject(), OUT);
      }
    }
    return DONE;
  }
}
