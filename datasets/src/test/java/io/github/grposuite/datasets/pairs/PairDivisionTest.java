package io.github.grposuite.datasets.pairs;

import static io.github.grposuite.datasets.pairs.PairTexts.all;
import static io.github.grposuite.datasets.pairs.PairTexts.divided;
import static io.github.grposuite.datasets.pairs.PairTexts.drops;
import static io.github.grposuite.datasets.pairs.PairTexts.scan;
import static io.github.grposuite.datasets.pairs.PairTexts.texts;
import static io.github.grposuite.datasets.pairs.PairTexts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.datasets.pairs.PairSplit.By;
import io.github.grposuite.datasets.pairs.PairSplit.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How pairs of a file are divided, and which groups are used. */
class PairDivisionTest {
  @TempDir Path folder;

  /** Prompts 0 to 99, each asked once of a and of b, by twenty users; group c has three pairs. */
  private Path file() {
    return file(3);
  }

  private Path file(int pairsOfC) {
    StringBuilder text = new StringBuilder("prompt,chosen,rejected,g,user\n");
    for (int i = 0; i < 100; i++) {
      text.append("Q%d,y,n,a,u%d\nQ%d,n,y,b,u%d\n".formatted(i, i % 20, i, i % 20));
    }
    for (int i = 0; i < pairsOfC; i++) {
      text.append("Q%d,y,n,c,u%d\n".formatted(i, i));
    }
    return write(folder, "p%d.csv".formatted(pairsOfC), text.toString().strip());
  }

  private static PairSplit split(By by) {
    return new PairSplit(by, Cut.Fractions.USUAL, OptionalLong.of(42));
  }

  private static Map<String, Set<Part>> parts(
      TextPairs pairs, java.util.function.Function<TextPair, String> unit) {
    Map<String, Set<Part>> parts = new HashMap<>();
    for (Part part : Part.values()) {
      pairs
          .of(part)
          .forEach(p -> parts.computeIfAbsent(unit.apply(p), u -> new HashSet<>()).add(part));
    }
    return parts;
  }

  @Test
  void aPromptIsInOnePartWhateverTheGroup() {
    TextPairs pairs = texts(divided(file(), "g", split(new By.Prompt()), "a", "b"));
    assertThat(parts(pairs, p -> p.text().prompt()).values()).allMatch(p -> p.size() == 1);
    assertThat(pairs.train()).hasSize(160);
    assertThat(pairs.validation()).hasSize(20);
    assertThat(pairs.test()).hasSize(20);
  }

  @Test
  void rowsAreDividedGroupByGroupAndNoGroupChangesAnother() {
    Path file = file();
    TextPairs two = texts(divided(file, "g", split(new By.SingleRow()), "a", "b"));
    TextPairs one = texts(divided(file, "g", split(new By.SingleRow()), "b"));
    for (Part part : Part.values()) {
      assertThat(prompts(two, part, "b")).isEqualTo(prompts(one, part, "b"));
      assertThat(prompts(two, part, "a")).isNotEqualTo(prompts(two, part, "b"));
      assertThat(prompts(two, part, "a")).hasSize(part == Part.TRAIN ? 80 : 10);
    }
  }

  private static List<String> prompts(TextPairs pairs, Part part, String group) {
    return pairs.of(part).stream()
        .filter(pair -> pair.text().group().equals(group))
        .map(pair -> pair.text().prompt())
        .toList();
  }

  @Test
  void aColumnsValueIsInOnePart() {
    TextPairs pairs = texts(divided(file(), "g", split(new By.Column("user")), "a", "b"));
    Map<String, Set<Part>> parts =
        parts(pairs, p -> "u" + Integer.parseInt(p.text().prompt().substring(1)) % 20);
    assertThat(parts).hasSize(20);
    assertThat(parts.values()).allMatch(p -> p.size() == 1);
    assertThatThrownBy(() -> texts(divided(file(), "g", split(new By.Column("users")), "a", "b")))
        .isInstanceOfSatisfying(
            PairException.UnknownName.class, e -> assertThat(e.key()).isEqualTo("split.by"));
  }

  @Test
  void foldsTogetherHoldOutEveryPairOnce() {
    Path file = file();
    Map<String, Integer> held = new HashMap<>();
    for (int k = 0; k < 5; k++) {
      PairSplit fold = new PairSplit(new By.Prompt(), new Cut.Fold(5, k), OptionalLong.of(42));
      TextPairs pairs = texts(divided(file, "g", fold, "a", "b"));
      assertThat(all(pairs)).hasSize(200);
      assertThat(pairs.test()).hasSize(20);
      for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
        pairs.of(part).forEach(p -> held.merge(PairTexts.line(p), 1, Integer::sum));
      }
    }
    assertThat(held).hasSize(200);
    assertThat(held.values()).allMatch(n -> n == 1);
    assertThatThrownBy(() -> new Cut.Fold(5, 5)).hasMessage("must be 0 to 4, but was 5");
    assertThatThrownBy(() -> new Cut.Fractions(List.of(0.8, 0.3, 0.1)))
        .hasMessageContaining("must be three positive numbers that sum to 1");
  }

  @Test
  void anotherSeedDividesOtherwiseAndTheSameSeedAlike() {
    Path file = file();
    TextPairs first = texts(divided(file, "g", split(new By.Prompt()), "a"));
    assertThat(texts(divided(file, "g", split(new By.Prompt()), "a"))).isEqualTo(first);
    PairSplit other = new PairSplit(new By.Prompt(), Cut.Fractions.USUAL, OptionalLong.of(43));
    assertThat(texts(divided(file, "g", other, "a"))).isNotEqualTo(first);
  }

  @Test
  void groupsAreInTheOrderOfTheFileOrAsAskedFor() {
    Path file = file();
    PairSplit rows =
        new PairSplit(
            new By.SingleRow(), new Cut.Fractions(List.of(0.4, 0.3, 0.3)), OptionalLong.of(1));
    assertThat(scan(divided(file, "g", rows)).groups()).containsExactly("a", "b", "c");
    assertThat(scan(divided(file, "g", rows, "c", "a")).groups()).containsExactly("c", "a");
    assertThat(drops(divided(file, "g", rows, "c", "a")))
        .containsExactly("of a group not asked for of b: 100");
    assertThatThrownBy(() -> scan(divided(file, "g", rows, "A")))
        .isInstanceOfSatisfying(
            PairException.UnknownName.class,
            e -> assertThat(e.known()).containsExactly("a", "b", "c"))
        .hasMessage(file + " has no pair of group \"A\"");
  }

  @Test
  void everyGroupThatHasThreePromptsHasOneInEveryPart() {
    for (int seed = 0; seed < 30; seed++) {
      PairSplit split = new PairSplit(new By.Prompt(), Cut.Fractions.USUAL, OptionalLong.of(seed));
      DividedPairs pairs = scan(divided(file(), "g", split));
      for (Part part : Part.values()) {
        assertThat(pairs.size(2, part)).isEqualTo(1);
        assertThat(pairs.size(0, part))
            .isBetween(part == Part.TRAIN ? 79 : 9, part == Part.TRAIN ? 81 : 11);
      }
    }
  }

  @Test
  void theSeedOfTheRunDividesIfTheSplitHasNone() {
    PairSplit split = new PairSplit(new By.Prompt(), Cut.Fractions.USUAL, OptionalLong.empty());
    ScannedPairs scanned = scanned(divided(file(), "g", split));
    assertThat(textsOf(scanned.divide(1))).isEqualTo(textsOf(scanned.divide(1)));
    assertThat(textsOf(scanned.divide(1))).isNotEqualTo(textsOf(scanned.divide(2)));
    ScannedPairs few = scanned(divided(file(2), "g", split));
    assertThatThrownBy(() -> few.divide(1))
        .hasMessageContaining("group \"c\" has 2 pairs, of which none is in its ")
        .hasMessageEndingWith(
            " part with this seed; raise min_pairs, or give the split a seed of its own");
  }

  private static ScannedPairs scanned(PairRequest request) {
    try {
      return ScannedPairs.of(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TextPairs textsOf(DividedPairs pairs) {
    try {
      return PairReading.texts(pairs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void smallGroupsAreLeftOutAndThoseWithoutAPart() {
    Path file = file(2);
    PairRequest request = divided(file, "g", split(new By.SingleRow()));
    assertThat(scan(request).groups()).containsExactly("a", "b");
    assertThat(drops(request)).containsExactly("of a group without a pair in every part of c: 2");
    assertThatThrownBy(() -> scan(divided(file, "g", split(new By.SingleRow()), "c")))
        .hasMessage(
            file
                + ": group \"c\" has 2 pairs, of which none is in its validation part; leave the"
                + " group out, or divide by row");
    PairRequest large =
        new PairRequest(
            request.files(),
            request.divided(),
            request.columns(),
            request.choice(),
            request.features(),
            request.group(),
            List.of(),
            101,
            request.split());
    assertThatThrownBy(() -> scan(large))
        .hasMessage(file + ": no group has at least 101 pairs; the largest is \"a\" with 100");
  }

  @Test
  void theOrderWithinAPartIsThatOfTheFile() {
    TextPairs pairs = texts(divided(file(), "g", split(new By.Prompt()), "a"));
    List<Integer> numbers =
        pairs.train().stream()
            .map(pair -> Integer.parseInt(pair.text().prompt().substring(1)))
            .collect(Collectors.toList());
    assertThat(numbers).isSorted();
  }
}
