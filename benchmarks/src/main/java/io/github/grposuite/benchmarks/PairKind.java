package io.github.grposuite.benchmarks;

import io.github.grposuite.datasets.Message;
import io.github.grposuite.datasets.PairTurns;
import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.opinions.OpinionGroups;
import io.github.grposuite.datasets.opinions.OpinionQuestion;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pairs that language models are timed on, as turns; the same on every machine. */
enum PairKind {
  /**
   * Free text of {@link SentenceStock} about the embedded survey's questions. Every third prompt
   * has a system turn and every fourth an exchange before the question. Answers have 1 to 30
   * sentences, half of them at most 4.
   */
  CONVERSATIONS("free text") {
    @Override
    PairTurns draw(int index, String group, OpinionQuestion question, Draws draws) {
      List<Message> prompt = new ArrayList<>();
      if (index % 3 == 0) {
        prompt.add(new Message("system", STOCK.draw("system", draws)));
      }
      String context = text("context", draws.index(4), draws);
      prompt.add(
          Message.user(
              join(
                  context,
                  "People in " + group + " were asked: " + question.text(),
                  request(draws))));
      if (index % 4 == 0) {
        prompt.add(Message.assistant(answer(1 + draws.index(3), draws)));
        prompt.add(Message.user(STOCK.draw("follow", draws)));
      }
      String chosen = answer(sentences(draws), draws);
      String rejected;
      do {
        rejected = answer(sentences(draws), draws);
      } while (rejected.equals(chosen));
      return new PairTurns(
          prompt, List.of(Message.assistant(chosen)), List.of(Message.assistant(rejected)));
    }
  },

  /** The embedded survey's questions with all options, answered by letters. */
  SURVEY("a survey's letters") {
    @Override
    PairTurns draw(int index, String group, OpinionQuestion question, Draws draws) {
      int[] letters = draws.distinct(question.options().size(), 2);
      return new PairTurns(
          List.of(Message.user(PromptFormat.CODE.prompt(group, question))),
          List.of(Message.assistant(PromptFormat.letter(letters[0]))),
          List.of(Message.assistant(PromptFormat.letter(letters[1]))));
    }
  };

  private static final long SEED = 2026;
  private static final int LONGEST = 30;
  private static final SentenceStock STOCK = SentenceStock.read();

  private final String title;

  PairKind(String title) {
    this.title = title;
  }

  /** For tables. */
  String title() {
    return title;
  }

  /** The names of the groups; pair i is of group i modulo their number. */
  static List<String> groups() {
    return OpinionGroups.FIVE;
  }

  /** The first pairs; more of them begin with the same. */
  List<TextPair> first(int count) {
    List<OpinionQuestion> questions = SurveySimulator.survey(groups()).questions();
    Draws draws = RandomKind.SPLITTABLE.open(SEED).stream(name());
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int group = i % groups().size();
      OpinionQuestion question = questions.get(draws.index(questions.size()));
      pairs.add(pair(i, group, draw(i, groups().get(group), question, draws)));
    }
    return pairs;
  }

  abstract PairTurns draw(int index, String group, OpinionQuestion question, Draws draws);

  private static TextPair pair(int index, int group, PairTurns turns) {
    PreferenceExample text =
        new PreferenceExample(
            said(turns.prompt()),
            said(turns.chosen()),
            said(turns.rejected()),
            groups().get(group));
    return new TextPair(group, Integer.toString(index), "pair " + index, text, Optional.of(turns));
  }

  private static String said(List<Message> turns) {
    return turns.stream().map(Message::content).collect(Collectors.joining("\n\n"));
  }

  private static String request(Draws draws) {
    return STOCK.draw("request", draws);
  }

  /** From 1 to LONGEST by the cube of a uniform number, so that few answers are long. */
  private static int sentences(Draws draws) {
    double share = draws.uniform();
    return 1 + (int) ((LONGEST - 1) * share * share * share);
  }

  private static String answer(int sentences, Draws draws) {
    return join(
        STOCK.draw("opening", draws),
        text("sentence", sentences - 1, draws),
        sentences > 2 ? STOCK.draw("closing", draws) : "");
  }

  private static String text(String list, int sentences, Draws draws) {
    return Stream.generate(() -> STOCK.draw(list, draws))
        .limit(sentences)
        .collect(Collectors.joining(" "));
  }

  private static String join(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
