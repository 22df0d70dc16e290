package io.github.grposuite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {
  @Test
  void measuresAStepInAProcessOfItsOwn() {
    Peer java = Peer.java(Path.of(System.getProperty("java.home")));

    assertThat(java.measure(new Shape(40, 3, 2, 10), 0)).isPositive();
    assertThat(java.name()).startsWith("JDK " + System.getProperty("java.vm.version"));
  }

  @Test
  void everyLossCanBeMeasured() {
    assertThat(Problem.losses()).startsWith("dpo").contains("ipo", "simpo");
    for (String loss : Problem.losses()) {
      Trainer trainer = Problem.start(Problem.pairs(40, 3, 2), loss);
      trainer.step();
      assertThat(trainer.theta()).doesNotContain(1);
    }
  }

  /** The first one's own ratio is 1 in every round. */
  @Test
  void comparesLossesWithTheFirst() {
    Peer java = Peer.java(Path.of(System.getProperty("java.home")));

    assertThat(new LossCosts(java, List.of("dpo", "hinge"), 1, true).report())
        .containsPattern("\n\\| dpo \\| [0-9.]+ \\| 1.00 \\|\n\\| hinge \\| [0-9.]+ \\| ");
  }

  @Test
  void saysWhatAPeerPrintedInsteadOfATime() {
    assertThat(Peer.parse("C N=300 d=4: 1.25 us/step (theta[0] 25)")).isEqualTo(1.25);
    assertThatThrownBy(() -> Peer.parse("segmentation fault"))
        .hasMessage("expected \"… us/step\", but found: segmentation fault");
  }

  @Test
  void measuresARunOfCells() {
    Cells.Cost cost = Cells.measure(2, 1);

    assertThat(cost.computation()).isPositive();
    assertThat(cost.total()).isPositive();
  }

  @Test
  void givesTheFirstFifthToGroupZeroAsThePeersDo() {
    PairMatrix two = Problem.pairs(300, 4, 2);
    PairMatrix five = Problem.pairs(100, 2, 5);

    assertThat(two.sizes()).containsExactly(60, 240);
    assertThat(five.sizes()).containsExactly(20, 20, 20, 20, 20);
  }

  @Test
  void findsTheExponentOfAPower() {
    assertThat(BenchmarkTable.exponent(new double[] {1, 2, 4}, new double[] {3, 12, 48}))
        .isCloseTo(2, within(1e-12));
  }

  @Test
  void replacesTheGeneratedPartAlone(@TempDir Path folder) throws Exception {
    Path document = folder.resolve("performance.md");
    Files.writeString(document, "before\n<!-- generated -->\nold\n<!-- /generated -->\nafter\n");

    GeneratedPart.replace(document, "generated", "new\n");

    assertThat(document)
        .hasContent("before\n<!-- generated -->\n\nnew\n\n<!-- /generated -->\nafter\n");
  }

  @Test
  void namesAnUnknownFlagAndTheKnownOnes() {
    String usage = "usage: X DIR [--rounds K]";
    assertThatThrownBy(() -> Arguments.parse(usage, 1, new String[] {"d", "--fast", "1"}, "rounds"))
        .hasMessage("Unrecognized option: --fast\n" + usage);
    assertThatThrownBy(() -> Arguments.parse(usage, 1, new String[] {"--rounds", "2"}, "rounds"))
        .hasMessage("expected 1 argument without an option, but found []\n" + usage);
    Arguments given = Arguments.parse(usage, 1, new String[] {"d", "--rounds", "two"}, "rounds");
    assertThat(given.named()).isEqualTo("d");
    assertThat(given.number("threads", 2)).isEqualTo(2);
    assertThatThrownBy(() -> given.number("rounds", 3))
        .hasMessage("--rounds: must be a whole number, but was two\n" + usage);
  }
}
