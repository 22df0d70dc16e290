package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which groups are asked which question of the embedded survey. How often just these groups are
 * asked is as in global_opinions.csv ({@code opinions/asked.txt}). Questions of a stem are mostly
 * put to the same groups, as there; and what only Egypt, only Japan, or only these two are asked
 * has more often few options.
 */
final class AskedGroups {
  private static final String RESOURCE = "/opinions/asked.txt";

  /** So many questions in a row are put to the same groups, at most. */
  private static final int RUN = 12;

  /** Questions with so many answers or fewer have few. */
  private static final int FEW = 3;

  /** How far few options and few groups are drawn together: 0, not at all; 1, as far as can be. */
  private static final double TOGETHER = 0.5;

  private AskedGroups() {}

  /**
   * Groups that are asked the same questions.
   *
   * @param asked by group
   */
  record Pattern(List<Boolean> asked) {
    /** Whether only Egypt, Japan or both are asked. */
    boolean lone() {
      return !asked.get(0) && !asked.get(2) && !asked.get(3);
    }
  }

  /** A pattern for each question that is asked at all; every pattern as often as it should be. */
  static Map<QuestionBank.Item, Pattern> draw(
      List<QuestionBank.Item> items, RandomKind.Streams streams) {
    List<Pattern> patterns = patterns(streams.stream("asked"));
    List<QuestionBank.Item> questions = byStem(items, streams.stream("stems"));
    Map<QuestionBank.Item, Pattern> asked = new HashMap<>();
    for (int i = 0; i < patterns.size(); i++) {
      asked.put(questions.get(i), patterns.get(i));
    }
    return asked;
  }

  /** In runs, whose order is random, those of lone patterns rather at the front. */
  private static List<Pattern> patterns(Draws draws) {
    record Run(Pattern pattern, int length, double key) {}

    List<Run> runs = new ArrayList<>();
    for (String line : Resource.lines(RESOURCE)) {
      String[] fields = line.split(" ");
      Pattern pattern = new Pattern(fields[0].chars().mapToObj(c -> c == '1').toList());
      for (int left = Integer.parseInt(fields[1]); left > 0; left -= RUN) {
        double key = draws.uniform() + (pattern.lone() ? 0 : TOGETHER);
        runs.add(new Run(pattern, Math.min(left, RUN), key));
      }
    }
    runs.sort(Comparator.comparingDouble(Run::key));
    return runs.stream()
        .flatMap(run -> Collections.nCopies(run.length(), run.pattern()).stream())
        .toList();
  }

  /** Stem by stem in random order, those with few answers rather at the front. */
  private static List<QuestionBank.Item> byStem(List<QuestionBank.Item> items, Draws draws) {
    Map<List<String>, Double> keys = new HashMap<>();
    for (QuestionBank.Item item : items) {
      keys.computeIfAbsent(
          stem(item), key -> draws.uniform() + (AnswerModel.answers(item) <= FEW ? 0 : TOGETHER));
    }
    return items.stream().sorted(Comparator.comparingDouble(item -> keys.get(stem(item)))).toList();
  }

  private static List<String> stem(QuestionBank.Item item) {
    return List.of(item.topic(), item.stem());
  }
}
