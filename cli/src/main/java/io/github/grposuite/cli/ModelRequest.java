package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.PlainNumber;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.generation.DecodingStrategy;
import io.github.grposuite.language.model.ComputeDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * What {@code grpo model} was asked for.
 *
 * @param subject a checkpoint's folder, or a repository of the hub
 * @param out where to write
 * @param prompt to continue; empty if a question is asked
 * @param format of the prompt that asks a question
 * @param chat how it becomes a conversation; empty if the text is continued as it is
 * @param question row of the survey; -1 if there is a prompt
 * @param device that computes
 */
record ModelRequest(
    Verb verb,
    String subject,
    Optional<Path> adapter,
    Optional<Path> out,
    Optional<String> prompt,
    Optional<ChatRequest> chat,
    int question,
    Optional<Path> file,
    Optional<String> group,
    PromptFormat format,
    DecodingStrategy sampling,
    int seed,
    int maxTokens,
    ComputeDevice device) {
  static final int MAX_TOKENS = 40;

  static final String DEVICE = "device";

  private static final int SEED = 2021;

  /** What to do, and the flags that say how. */
  enum Verb {
    DESCRIBE("checkpoint's folder", List.of("adapter")),
    ANSWER(
        "checkpoint's folder",
        List.of(
            "adapter",
            "prompt",
            ChatRequest.CHAT,
            ChatRequest.SYSTEM,
            ChatRequest.DATE,
            "question",
            "file",
            "group",
            "prompt-format",
            "temperature",
            "seed",
            "max-tokens",
            DEVICE)),
    MERGE("checkpoint's folder", List.of("adapter", "out")),
    FETCH("repository such as owner/name", List.of("revision", "out", "force"));

    private final String subject;
    private final List<String> flags;

    Verb(String subject, List<String> flags) {
      this.subject = subject;
      this.flags = flags;
    }
  }

  static ModelRequest of(CommandLine line) {
    List<String> arguments = line.getArgList();
    if (arguments.isEmpty()) {
      throw new UsageException("expected one of describe, answer, merge, fetch after model");
    }
    String name = arguments.get(0);
    Verb verb = Nearest.find("unknown model", name, List.of(Verb.values()), Flags::key);
    if (arguments.size() != 2) {
      throw new UsageException(
          "model %s: expected one %s, but found %s arguments"
              .formatted(name, verb.subject, arguments.size() - 1));
    }
    Flags.only(line, "model " + name, verb.flags);
    if (verb == Verb.ANSWER) {
      check(line);
    }
    if (verb == Verb.MERGE && !(line.hasOption("adapter") && line.hasOption("out"))) {
      throw new UsageException("model merge: needs --adapter and --out, both of them");
    }
    return new ModelRequest(
        verb,
        arguments.get(1),
        Flags.path(line, "adapter"),
        line.hasOption("out") ? Optional.of(Flags.out(line, "")) : Optional.empty(),
        Flags.text(line, "prompt"),
        ChatRequest.of(line),
        Flags.wholeNumber(line, "question", -1, 0, Integer.MAX_VALUE),
        Flags.path(line, "file"),
        Flags.text(line, "group").map(String::strip),
        Flags.promptFormat(line),
        sampling(line.getOptionValue("temperature")),
        Flags.wholeNumber(line, "seed", SEED, 0, Integer.MAX_VALUE),
        Flags.wholeNumber(line, "max-tokens", MAX_TOKENS, 1, Integer.MAX_VALUE),
        device(line.getOptionValue(DEVICE)));
  }

  private static void check(CommandLine line) {
    if (line.hasOption("prompt") == line.hasOption("question")) {
      throw new UsageException("model answer: needs --prompt or --question, one of them");
    }
    for (String flag : List.of("file", "group", "prompt-format")) {
      if (line.hasOption(flag) && !line.hasOption("question")) {
        throw new UsageException("--" + flag + ": needs --question");
      }
    }
    if (line.hasOption("seed") && !line.hasOption("temperature")) {
      throw new UsageException("--seed: needs --temperature; without it nothing is drawn");
    }
  }

  private static ComputeDevice device(String key) {
    try {
      return key == null ? ComputeDevice.cpu() : new ComputeDevice(key).checked();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private static UsageException notPositive(String temperature) {
    return new UsageException(
        "--temperature: must be a positive number, but was \""
            + temperature
            + "\"; leave it out for the likeliest tokens");
  }

  private static DecodingStrategy sampling(String temperature) {
    if (temperature == null) {
      return new DecodingStrategy.Greedy();
    }
    double value =
        PlainNumber.read("--temperature", temperature).orElseThrow(() -> notPositive(temperature));
    try {
      return new DecodingStrategy.Temperature(value);
    } catch (IllegalArgumentException e) {
      throw notPositive(temperature);
    }
  }
}
