package io.github.grposuite.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an experiment takes over from the one that it extends. */
class ExtensionTest {
  private static final String FOUR = "extends: paper/figure-4\nname: mine\n";

  @TempDir Path folder;

  private static Specification parse(String yaml) {
    return Specification.parse("my.yaml", yaml);
  }

  @Test
  void dataAndMethodsAreMergedKeyByKey() {
    Specification two = Catalogue.find("paper/figure-2");
    Specification mine =
        parse(
            FOUR
                + "seeds: 1..3\n"
                + "data: {features: same}\n"
                + "methods:\n"
                + "  gr-dpo: {eta_alpha: 0.25}\n"
                + "  mine: {loss: ipo, weighting: grpo, solver: closed-form}\n");
    assertThat(mine.name()).isEqualTo("mine");
    assertThat(mine.description()).isEmpty();
    assertThat(mine.seeds()).containsExactly(1L, 2L, 3L);
    assertThat(mine.data().get("pairs").textValue()).isEqualTo("even");
    assertThat(mine.data().get("features").textValue()).isEqualTo("same");
    assertThat(mine.data().get("rewards")).isEqualTo(two.data().get("rewards"));
    assertThat(mine.methods().keySet())
        .containsExactly("dpo", "is-dpo", "gr-dpo", "ipo", "is-ipo", "gr-ipo", "mine");
    assertThat(mine.methods().get("gr-dpo").get("eta_alpha").doubleValue()).isEqualTo(0.25);
    assertThat(mine.methods().get("gr-dpo").get("steps").intValue()).isEqualTo(10_000);
    assertThat(mine.methods().get("dpo")).isEqualTo(two.methods().get("dpo"));
  }

  @Test
  void listOfMethodsKeepsThose() {
    Specification mine = parse(FOUR + "methods: [gr-ipo, dpo]\n");
    assertThat(mine.methods().keySet()).containsExactly("gr-ipo", "dpo");
    assertThat(mine.seeds()).hasSize(20);
    assertThatThrownBy(() -> parse(FOUR + "methods: [gr-ipo, gpo]\n"))
        .hasMessage(
            "my.yaml: methods: paper/figure-4 has no method \"gpo\"; did you mean \"dpo\"?");
  }

  @Test
  void otherKeysReplaceTheOthers() {
    Specification six = Catalogue.find("paper/figure-6");
    assertThat(six.sweep().vary().paths()).containsExactly("methods.gr-ipo.chi");
    Specification mine =
        parse("extends: paper/figure-6\nname: mine\nvary: {methods.gr-ipo.beta: [0.1, 1]}\n");
    assertThat(mine.sweep().vary().paths()).containsExactly("methods.gr-ipo.beta");
  }

  @Test
  void filesAreFoundBesideTheFile() throws IOException {
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.writeString(folder.resolve("base.yaml"), FOUR.replace("mine", "base") + "seeds: 7\n");
    Path file = below.resolve("my.yaml");
    Files.writeString(file, "extends: ../base.yaml\nname: mine\nmethods: [dpo]\n");
    Specification mine = Specification.read(file);
    assertThat(mine.seeds()).containsExactly(7L);
    assertThat(mine.methods().keySet()).containsExactly("dpo");

    Files.writeString(folder.resolve("base.yaml"), "extends: below/my.yaml\nname: base\n");
    assertThatThrownBy(() -> Specification.read(file))
        .hasMessageContaining("extends: goes round in a circle: ")
        .hasMessageEndingWith("; write one of them out");
    Files.delete(folder.resolve("base.yaml"));
    assertThatThrownBy(() -> Specification.read(file))
        .hasMessageContaining("my.yaml: extends: ")
        .hasMessageEndingWith("base.yaml: no such file");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> parse("extends: paper/figure-3x\nname: mine\n"))
        .hasMessageStartingWith(
            "my.yaml: extends: unknown experiment \"paper/figure-3x\"; did you mean"
                + " \"paper/figure-");
    assertThatThrownBy(() -> parse("extends: [paper/figure-2]\nname: mine\n"))
        .hasMessage(
            "my.yaml: extends: must be an experiment like paper/figure-2 or a YAML file, but was"
                + " [\"paper/figure-2\"]");
    assertThatThrownBy(() -> parse("extends: paper/figure-2\n"))
        .hasMessage("my.yaml: name: is missing; add it");
  }
}
