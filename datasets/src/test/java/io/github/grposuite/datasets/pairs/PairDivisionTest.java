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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        .hasMessageEndingWith(
            ": group \"c\" has 2 pairs of only 2 different prompts, of which none is in its"
                + " validation part; raise min_pairs, set split.by: row, give more prompts, or"
                + " other fractions");
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
                + ": group \"c\" has 2 pairs of only 2 rows, of which none is in its validation"
                + " part; leave the group out, give more rows, or other fractions");
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
  void tooFewUnitsForTheSplitAreCounted() {
    StringBuilder text = new StringBuilder("prompt,chosen,rejected,g,user\n");
    for (int i = 0; i < 10; i++) {
      text.append("Q,y%d,n,a,u0\nQ,y%d,n,b,u1\n".formatted(i, i));
    }
    Path file = write(folder, "one.csv", text.toString().strip());
    assertThatThrownBy(() -> scan(divided(file, "g", split(new By.Prompt()))))
        .isInstanceOfSatisfying(PairException.class, e -> assertThat(e.key()).isEqualTo("split.by"))
        .hasMessage(
            file
                + ": no group has a pair in every part: split.by: prompt never divides the pairs of"
                + " one, and there is 1 different prompt, at most 1 a group; set split.by: row,"
                + " give more prompts, or other fractions");
    PairSplit folds = new PairSplit(new By.Column("user"), new Cut.Fold(5, 0), OptionalLong.of(42));
    assertThatThrownBy(() -> scan(divided(file, "g", folds)))
        .hasMessage(
            file
                + ": no group has a pair in every part: split.by: user never divides the pairs of"
                + " one, and there are 2 different values of user, at most 1 a group; set split.by:"
                + " row, give more values, or fewer folds");
    assertThat(scan(divided(file, "g", split(new By.SingleRow()))).groups())
        .containsExactly("a", "b");
  }

  @Test
  void aFileThatIsListedTwiceIsRefused() throws IOException {
    Path file = file();
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    PairRequest once = divided(file, "g", split(new By.Prompt()));
    assertThatThrownBy(() -> scan(of(List.of(file, file), Map.of(), once)))
        .hasMessage(file + ": is listed twice; list every file once");
    assertThatThrownBy(() -> scan(of(List.of(file, link), Map.of(), once)))
        .hasMessage(
            link + ": is the same file as " + file + ", listed twice; list every file once");
    Map<Part, Path> parts = Map.of(Part.TRAIN, file, Part.VALIDATION, file(4), Part.TEST, file);
    assertThatThrownBy(() -> scan(of(List.of(), parts, once)))
        .hasMessage(
            file
                + ": is listed twice, for train and test; give every part a file of its own, or one"
                + " file and a split");
  }

  private static PairRequest of(List<Path> files, Map<Part, Path> parts, PairRequest like) {
    return new PairRequest(
        files,
        parts,
        like.columns(),
        like.choice(),
        like.features(),
        like.group(),
        like.groups(),
        like.minPairs(),
        parts.isEmpty() ? like.split() : Optional.empty());
  }

  @Test
  void promptsThatFilesOfTwoPartsShareAreCounted() {
    String head = "prompt,chosen,rejected,g";
    Path train = write(folder, "a.csv", head, "P,y,n,a", "Q,y,n,a", "R,y,n,a", "Q,n,y,a");
    Path validation = write(folder, "b.csv", head, "S,y,n,a", "R ,y,n,a", "T,y,n,b");
    Path test = write(folder, "c.csv", head, "Q,y,n,a", "R,y,n,a", "T,y,n,b");
    PairRequest one = divided(train, "g", split(new By.Prompt()), "a");
    Map<Part, Path> parts = Map.of(Part.TRAIN, train, Part.VALIDATION, validation, Part.TEST, test);
    // T is of a group that is not asked for.
    assertThat(scan(of(List.of(), parts, one)).sharedPrompts())
        .hasValue(
            "1 prompt is in training and validation files alike, 2 prompts are in training and test"
                + " files alike, 1 prompt is in validation and test files alike");
    assertThat(scan(divided(file(), "g", split(new By.Prompt()), "a")).sharedPrompts()).isEmpty();
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
