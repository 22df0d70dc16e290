package io.github.grposuite.experiments.plugins;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked of plug-ins before a cell runs, and how the errors name them. */
class PluginTrialTest {
  private static final String SYNTHETIC =
      """
      name: mine/own
      description: Own parts
      seeds: 1
      data: {source: synthetic, random: splittable, features: flipped, pairs: uneven, actions: 8,
        state_dimension: 2, rewards: [[1, 3, 1, 3], [3, 1, 3, 1]], group_weights: [0.2, 0.8],
        train: 100, validation: 20, test: 20, start: [0, 5]}
      methods:
        own: {loss: @loss, weighting: @weighting, solver: @solver, beta: 1, eta_alpha: 0.1, eta_theta: 0.1, steps: 5}
      """;

  private static final String LANGUAGE =
      """
      name: mine/own
      description: Own parts
      seeds: 1
      data: {source: opinions, policy: language-model}
      methods:
        own: {loss: @loss, weighting: @weighting}
      """;

  @TempDir Path folder;

  private static void plan(String yaml, String loss, String weighting, String solver, Path file) {
    String own =
        yaml.replace("@loss", loss).replace("@weighting", weighting).replace("@solver", solver);
    Plan.of(Specification.parse("own.yaml", own), Plugins.open(List.of(file)));
  }

  private static void fails(
      String loss, String weighting, String solver, Path file, String message) {
    assertThatThrownBy(() -> plan(SYNTHETIC, loss, weighting, solver, file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aLossWhoseDerivativeIsAnothers() throws IOException {
    Path file = Sources.loss(folder, "Cube", "cube", "return h * h * h;");
    String its =
        "own.yaml: methods.own: the loss cube (class Cube of Cube.java): its derivative at ";
    String message = its + "h = -24.0 is -50.0, but by differences of its value it is 1728.0";
    fails("cube", "grpo", "gradient", file, message);
    assertThatThrownBy(() -> plan(LANGUAGE, "cube", "pooled", "", file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(its + "h = -2400.0 is -0.5, but by differences of its value it is");
  }

  /** How many groups there are is known when the files have been read. */
  @Test
  void aLossOnPairsWhoseGroupsAreNotNamed() throws IOException {
    StringBuilder rows = new StringBuilder("prompt,chosen,rejected,country\n");
    for (int i = 0; i < 40; i++) {
      rows.append("Topic %d?,yes,no,%s\n".formatted(i, i % 2 == 0 ? "a" : "b"));
    }
    Path pairs = Files.writeString(folder.resolve("pairs.csv"), rows);
    String yaml =
        """
        name: mine/own
        seeds: 1
        data: {source: pairs, file: %s, group: country}
        methods:
          own: {loss: @loss, weighting: @weighting, solver: @solver, beta: 1, eta_theta: 0.1, steps: 5}
        """
            .formatted(pairs);
    Path cube = Sources.loss(folder, "Cube", "cube", "return h * h * h;");
    assertThatThrownBy(() -> plan(yaml, "cube", "pooled", "gradient", cube))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the loss cube (class Cube of Cube.java): its derivative at ");
    Path thrown = Sources.loss(folder, "Cube", "cube", "return 1 / (int) (0 * h);");
    assertThatThrownBy(() -> plan(yaml, "cube", "grpo", "gradient", thrown))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("(class Cube of Cube.java) threw java.lang.ArithmeticException");
  }

  @Test
  void aLossThatThrows() throws IOException {
    fails(
        "cube",
        "grpo",
        "gradient",
        Sources.loss(folder, "Cube", "cube", "return 1 / (int) (0 * h);"),
        "own.yaml: methods.own: the loss cube (class Cube of Cube.java) threw"
            + " java.lang.ArithmeticException: / by zero at Cube.java:");
    fails(
        "cube",
        "grpo",
        "gradient",
        Sources.loss(folder, "Cube", "cube", "return value(h);"),
        "the loss cube (class Cube of Cube.java) threw java.lang.StackOverflowError at Cube.java:");
  }

  @Test
  void aWeightingThatAdaptsAndSaysThatItIsFixed() throws IOException {
    String update =
        "for (int g = 0; g < w.length; g++) w[g] = seen.has(g) ? seen.means()[g] : w[g];"
            + " double sum = 0; for (double one : w) sum += one;"
            + " for (int g = 0; g < w.length; g++) w[g] /= sum;";
    fails(
        "dpo",
        "follow",
        "gradient",
        Sources.weighting(folder, "Follow", "follow", false, update),
        "own.yaml: methods.own: the weighting follow (class Follow of Follow.java): its weights"
            + " follow the losses, but isAdaptive() is false");
  }

  @Test
  void aWeightingOffTheSimplex() throws IOException {
    fails(
        "dpo",
        "wrong",
        "gradient",
        Sources.weighting(folder, "Off", "wrong", true, "w[0] += 1;"),
        "the weighting wrong (class Off of Off.java): alpha after a step must have the sum 1, but"
            + " has 2.0");
    fails(
        "dpo",
        "wrong",
        "gradient",
        Sources.weighting(folder, "Off", "wrong", true, "w[9] = 1;"),
        "the weighting wrong (class Off of Off.java) threw"
            + " java.lang.ArrayIndexOutOfBoundsException:");
  }

  @Test
  void aSolverThatForgets() throws IOException {
    fails(
        "dpo",
        "grpo",
        "forget",
        Sources.solver(
            folder,
            "Forget",
            "forget",
            "theta[0] += 1e-3 * (System.identityHashCode(theta) % 97);"),
        "the solver forget (class Forget of Forget.java): a trainer that goes on from state() is"
            + " not");
  }

  @Test
  void whatKeepsItsPromisesIsPlanned() throws IOException {
    Path loss = Sources.loss(folder, "Square", "square");
    assertThatCode(() -> plan(SYNTHETIC, "square", "grpo", "gradient", loss))
        .doesNotThrowAnyException();
    assertThatCode(() -> plan(LANGUAGE, "square", "grpo", "", loss)).doesNotThrowAnyException();
    Path solver =
        Sources.solver(
            folder,
            "Down",
            "down",
            "for (int j = 0; j < theta.length; j++) theta[j] -= eta * gradient[j];");
    assertThatCode(() -> plan(SYNTHETIC, "dpo", "grpo", "down", solver)).doesNotThrowAnyException();
  }
}
