package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.OpinionQuestion;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.chat.ChatTemplate;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.generation.Generation;
import io.github.grposuite.language.generation.Generator;
import io.github.grposuite.language.model.DecoderModel;
import io.github.grposuite.language.model.FrozenPolicy;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code grpo model answer}. */
final class ModelAnswer {
  private final ModelRequest request;
  private final Tokenizer tokenizer;
  private final FrozenPolicy policy;
  private final List<Integer> ends;
  private final Console console;

  private ModelAnswer(
      ModelRequest request,
      Checkpoint checkpoint,
      Tokenizer tokenizer,
      FrozenPolicy policy,
      Console console) {
    this.request = request;
    this.tokenizer = tokenizer;
    this.policy = policy;
    this.ends = checkpoint.answerEnds();
    this.console = console;
  }

  /** Prints what the model says. */
  static void print(ModelRequest request, Console console) {
    Optional<AskedQuestion> question =
        request.prompt().isPresent()
            ? Optional.empty()
            : Optional.of(AskedQuestion.find(request.file(), request.group(), request.question()));
    try (Checkpoint checkpoint = Checkpoint.open(Path.of(request.subject()));
        Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
      Optional<PeftFolder.Loaded> adapter =
          request.adapter().map(folder -> PeftFolder.read(folder, checkpoint.config()));
      notes(checkpoint, tokenizer, console);
      try (DecoderModel model = DecoderModel.load(checkpoint, Placement.on(request.device()));
          FrozenPolicy policy =
              adapter.isPresent()
                  ? new FrozenPolicy(model, adapter.get().layout(), adapter.get().weights())
                  : new FrozenPolicy(model)) {
        ModelAnswer answer = new ModelAnswer(request, checkpoint, tokenizer, policy, console);
        if (question.isPresent()) {
          answer.toQuestion(question.get());
        } else if (request.chat().isPresent()) {
          answer.toUser(request.chat().get());
        } else {
          answer.toPrompt(request.prompt().orElseThrow());
        }
      }
    }
  }

  /** What a checkpoint's files disagree about, as far as it changes the answer. */
  private static void notes(Checkpoint checkpoint, Tokenizer tokenizer, Console console) {
    checkpoint.notes().forEach(note -> console.note("Note: " + note + "."));
    if (tokenizer.after().length > 0) {
      console.note(
          "Note: "
              + tokenizer.named(tokenizer.after())
              + ", which tokenizer.json puts after a text, is left out of the prompt.");
    }
  }

  private void toPrompt(String prompt) {
    if (tokenizer.begins(prompt)) {
      console.note(
          "Note: the prompt begins with "
              + tokenizer.named(tokenizer.before())
              + " itself; no second one is put before it.");
    }
    console.say(generate(tokenizer.prompt(prompt)));
  }

  /** The template writes all special tokens itself. */
  private void toUser(ChatRequest chat) {
    ChatTemplate template = ChatTemplate.of(Path.of(request.subject()), chat.date());
    String text = template.render(chat.conversation(request.prompt().orElseThrow()), true);
    console.say(generate(tokenizer.continuation(text)));
  }

  private void toQuestion(AskedQuestion asked) {
    OpinionQuestion question = asked.cell().question();
    String prompt = request.format().prompt(asked.group(), question);
    int options = question.options().size();
    int[][] responses = new int[options][];
    Arrays.setAll(responses, i -> tokenizer.continuation(request.format().response(question, i)));
    double[] logProbabilities =
        policy.logProbabilities(new Continuations(tokenizer.prompt(prompt), responses));
    double[] among = softmax(logProbabilities);
    double[] survey = asked.cell().distribution();
    DataTable table =
        new DataTable(List.of("response", "option", "model", "among these", "survey"));
    for (int i = 0; i < options; i++) {
      table.add(
          PromptFormat.letter(i),
          question.options().get(i),
          Math.exp(logProbabilities[i]),
          among[i],
          survey[i]);
    }
    console.say(prompt + "\n");
    console.out().print(table.text());
    console.say("\nanswer: " + generate(tokenizer.prompt(prompt)));
  }

  private static double[] softmax(double[] logarithms) {
    double highest = Arrays.stream(logarithms).max().orElseThrow();
    double sum = Arrays.stream(logarithms).map(each -> Math.exp(each - highest)).sum();
    return Arrays.stream(logarithms).map(each -> Math.exp(each - highest) / sum).toArray();
  }

  private String generate(int[] prompt) {
    Generator generator = new Generator(policy, request.sampling(), ends, request.maxTokens());
    Generation generation =
        generator.generate(prompt, SplittableDraws.provider(request.seed(), "answer"));
    int tokens = generation.tokens().length;
    switch (generation.end()) {
      case END_OF_TEXT -> {
        if (tokens == 0) {
          console.note("The model ends the text at once.");
        }
      }
      case ENOUGH ->
          console.note("Stopped after " + Flags.count(tokens, "token") + "; see --max-tokens.");
      case CONTEXT_FULL ->
          console.note("Stopped after " + Flags.count(tokens, "token") + ": context full.");
    }
    return tokenizer.text(generation.tokens());
  }
}
