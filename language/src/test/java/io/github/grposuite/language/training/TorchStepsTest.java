package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout.Slot;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.training.TorchSteps.Step;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients and two updates of every method against PyTorch and peft. */
class TorchStepsTest {
  /** Of a gradient's entry, relative to its tensor's norm. */
  private static final double GRADIENT = 1e-4;

  /** Of log-probabilities, margins, losses and norms, relative: sums of 32 bits. */
  private static final double RELATIVE = 1e-5;

  /** Of margins, differences of sums near 50 in 32 bits. */
  private static final double MARGIN = 5e-5;

  /**
   * Of an adapter's weights after two updates of 1e-3 each: PyTorch's own ways of computing
   * attention differ by up to 3e-7.
   */
  private static final double WEIGHT = 1e-6;

  static Stream<Arguments> all() {
    return Stream.of("llama", "gemma")
        .flatMap(
            f ->
                Stream.concat(
                    Arrays.stream(TorchSteps.METHODS).map(m -> Arguments.of(f, m, true)),
                    Stream.of(Arguments.of(f, "gr-ipo", false))));
  }

  /** Without decay of the first moment and without clipping, the moment is the gradient. */
  @ParameterizedTest
  @MethodSource("all")
  void theFirstGradientIsTorchs(String fixture, String method, boolean together) {
    try (TorchSteps steps = new TorchSteps(fixture)) {
      List<Step> run = steps.run(method, together, new AdamW(0, 0.999, 1e-8, 0), 0);
      float[] gradient = run.get(0).state().mean();
      JsonNode expected = steps.json.get(method).get("gradient");
      assertThat(expected).hasSize(2 * steps.layout.slots().size());
      for (Slot slot : steps.layout.slots()) {
        check(expected, slot, "A", gradient, slot.offset(), slot.sizeA());
        check(expected, slot, "B", gradient, slot.offsetB(), slot.sizeB());
      }
    }
  }

  private static String name(Slot slot, String matrix) {
    return "base_model.model." + slot.target().path(slot.layer()) + ".lora_" + matrix + ".weight";
  }

  private static void check(
      JsonNode all, Slot slot, String matrix, float[] gradient, int offset, int size) {
    JsonNode expected = all.get(name(slot, matrix));
    double norm = expected.get("norm").asDouble();
    double squares = 0;
    for (int j = offset; j < offset + size; j++) {
      squares += (double) gradient[j] * gradient[j];
    }
    assertThat(Math.sqrt(squares)).isEqualTo(norm, within(GRADIENT * norm));
    int[] indices = Fixtures.ids(expected.get("indices"));
    for (int i = 0; i < indices.length; i++) {
      assertThat((double) gradient[offset + indices[i]])
          .as("%s [%d]", name(slot, matrix), indices[i])
          .isEqualTo(expected.get("values").get(i).asDouble(), within(GRADIENT * norm));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void twoStepsAreTorchs(String fixture, String method, boolean together) {
    try (TorchSteps steps = new TorchSteps(fixture)) {
      JsonNode expected = steps.json.get(method).get("steps");
      List<Step> run = steps.run(method, together, steps.optimiser(), steps.number("maxNorm"));
      double[][] reference = steps.reference().validation();
      assertThat(run).hasSameSizeAs(expected);
      for (int s = 0; s < run.size(); s++) {
        check(run.get(s), expected.get(s), reference);
      }
      weights(steps, method, run.get(1).state().weights());
    }
  }

  private static void check(Step step, JsonNode expected, double[][] reference) {
    relative(step.progress().gradientNorm(), expected.get("gradientNorm"));
    JsonNode micro = expected.get("microBatches");
    double loss = 0;
    int pair = 0;
    for (JsonNode batch : micro) {
      loss += batch.get("loss").asDouble() / micro.size();
      for (int i = 0; i < batch.get("pairLosses").size(); i++) {
        double[] sums = step.sums()[pair];
        relative(sums[0], batch.get("policyChosen").get(i));
        if (batch.has("margins")) {
          double[] base = reference[pair];
          relative(sums[1], batch.get("policyRejected").get(i));
          relative(base[0], batch.get("referenceChosen").get(i));
          relative(base[1], batch.get("referenceRejected").get(i));
          assertThat(sums[0] - sums[1] - base[0] + base[1])
              .isEqualTo(batch.get("margins").get(i).asDouble(), within(MARGIN));
        }
        pair++;
      }
    }
    assertThat(pair).isEqualTo(6);
    assertThat(step.progress().loss()).isEqualTo(loss, within(RELATIVE * loss));
    JsonNode last = micro.get(micro.size() - 1);
    if (last.has("alpha")) {
      double[] logits = Arrays.copyOf(step.state().weighting(), 3);
      double total = Arrays.stream(logits).map(Math::exp).sum();
      for (int g = 0; g < 3; g++) {
        relative(Math.exp(logits[g]) / total, last.get("alpha").get(g));
      }
    }
  }

  private static void relative(double actual, JsonNode expected) {
    double value = expected.asDouble();
    assertThat(actual).isEqualTo(value, within(RELATIVE * Math.abs(value)));
  }

  private static void weights(TorchSteps steps, String method, float[] actual) {
    double most = 0;
    double moved = 0;
    try (Safetensors after =
        Safetensors.open(
            steps.loaded.checkpoint().folder().resolve("after-" + method + ".safetensors"))) {
      for (Slot slot : steps.layout.slots()) {
        for (String matrix : new String[] {"A", "B"}) {
          FloatBuffer expected = after.read(name(slot, matrix)).asFloatBuffer();
          int offset = matrix.equals("A") ? slot.offset() : slot.offsetB();
          assertThat(expected.remaining())
              .isEqualTo(matrix.equals("A") ? slot.sizeA() : slot.sizeB());
          for (int j = 0; expected.hasRemaining(); j++) {
            float value = expected.get();
            most = Math.max(most, Math.abs(actual[offset + j] - value));
            moved = Math.max(moved, Math.abs(steps.start[offset + j] - value));
          }
        }
      }
    }
    assertThat(most).isLessThan(WEIGHT);
    assertThat(moved).isGreaterThan(1000 * WEIGHT);
  }
}
