package io.github.grposuite.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodStylesTest {
  private static final List<String> PAPER =
      List.of("dpo", "is-dpo", "gr-dpo", "ipo", "is-ipo", "gr-ipo");

  @Test
  void thePapersMethodsHaveSixColoursWhateverElseThereIs() {
    assertThat(PAPER.stream().map(name -> of(PAPER, name).colour() % 7)).doesNotHaveDuplicates();
    for (String name : PAPER) {
      assertThat(of(List.of("simpo", name, "a"), name)).isEqualTo(of(PAPER, name));
    }
  }

  @Test
  void anotherHasTheSameInAnyOrderAndBesideOthersOfOtherColours() {
    List<String> names = new ArrayList<>(Stream.concat(PAPER.stream(), many(54)).toList());
    List<SeriesStyle> styles = names.stream().map(name -> of(names, name)).toList();
    List<String> reversed = new ArrayList<>(names);
    Collections.reverse(reversed);

    assertThat(names.stream().map(name -> of(reversed, name))).isEqualTo(styles);
    assertThat(styles).doesNotHaveDuplicates();
    assertThat(of(List.of("simpo"), "simpo")).isEqualTo(of(List.of("ipo", "simpo"), "simpo"));
  }

  @Test
  void sevenHaveSevenColours() {
    List<String> names = many(7).toList();

    assertThat(names.stream().map(name -> of(names, name).colour() % 7)).doesNotHaveDuplicates();
  }

  @Test
  void variantsOfAMethodHaveItsColourAndMark() {
    SeriesStyle style = of(PAPER, "gr-ipo");
    List<SeriesStyle> variants = IntStream.range(0, 5).mapToObj(i -> style.variant(i, 5)).toList();

    assertThat(variants).extracting(SeriesStyle::colour).containsOnly(style.colour());
    assertThat(variants).extracting(SeriesStyle::tint).isSorted().doesNotHaveDuplicates();
    assertThat(variants.get(0).tint()).isZero();
  }

  @Test
  void onlyMethodsOfTheExperimentHaveOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(List.of("ipo"), "dpo"))
        .withMessage("there is no style of method dpo; there are those of [ipo]");
  }

  private static Stream<String> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> "method-" + i);
  }

  private static SeriesStyle of(List<String> all, String name) {
    return new MethodStyles(all.stream().map(MethodStylesTest::method).toList()).of(method(name));
  }

  private static MethodInfo method(String name) {
    return new MethodInfo(name, "ipo");
  }
}
