package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.adapter.LoraLayout.Slot;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.training.TorchSteps.Step;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two updates of every method against PyTorch and peft: losses, log-probabilities and gradients
 * within the bounds of {@link Rounding}, and weights within what these imply for AdamW ({@link
 * AdamWBound}). That the updates are AdamW's is checked more sharply beside: from the gradients as
 * measured, double precision gives the weights to a few units in the last place.
 */
@Tag("numeric")
class TorchStepsTest {
  private static final String[] MATRICES = {"A", "B"};

  static Stream<Arguments> all() {
    return Stream.of("llama", "gemma")
        .flatMap(
            f ->
                Stream.concat(
                    Arrays.stream(TorchSteps.METHODS).map(m -> Arguments.of(f, m, true)),
                    Stream.of(Arguments.of(f, "gr-ipo", false))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void twoStepsAreTorchs(String fixture, String method, boolean together) {
    Path folder = Fixtures.folder(fixture);
    try (LoadedModel loaded = LoadedModel.of(folder)) {
      TorchSteps steps = new TorchSteps(loaded, folder);
      AdamW adam = steps.optimiser();
      Step first = steps.step(method, together, adam, steps.start, Optional.empty());
      Step second = steps.step(method, together, adam, steps.start, Optional.of(first.state()));
      List<Step> done = List.of(first, second);
      TorchBounds bounds = new TorchBounds(folder, steps, method, together, done);
      JsonNode expected = steps.json.get(method);
      numbers(done, expected.get("steps"), bounds);
      gradient(steps, expected, bounds);
      update(steps, bounds, done);
      weights(steps, method, second.state().weights(), bounds);
    }
  }

  private static void numbers(List<Step> steps, JsonNode expected, TorchBounds bounds) {
    assertThat(expected).hasSize(2);
    for (int s = 0; s < 2; s++) {
      SortedMap<String, Double> actual = TorchNumbers.of(steps.get(s));
      SortedMap<String, Double> torch = TorchNumbers.of(expected.get(s));
      assertThat(actual.keySet()).isEqualTo(torch.keySet());
      int i = 0;
      for (String name : torch.keySet()) {
        assertThat(actual.get(name))
            .as("%s of step %d", name, s + 1)
            .isEqualTo(torch.get(name), within(bounds.number(s, i++)));
      }
    }
  }

  /** Entries and norms of the first gradient; the file has it before clipping. */
  private static void gradient(TorchSteps steps, JsonNode expected, TorchBounds bounds) {
    JsonNode tensors = expected.get("gradient");
    double norm = expected.get("steps").get(0).get("gradientNorm").asDouble();
    double clip = Math.min(1, steps.number("maxNorm") / (norm + 1e-6));
    float[] gradient = bounds.gradient(0);
    double[] bound = bounds.gradientBounds(0);
    assertThat(tensors).hasSize(2 * steps.layout.slots().size());
    for (Slot slot : steps.layout.slots()) {
      for (String matrix : MATRICES) {
        JsonNode tensor = tensors.get(name(slot, matrix));
        int offset = offset(slot, matrix);
        double[] part =
            IntStream.range(offset, offset + size(slot, matrix))
                .mapToDouble(j -> gradient[j])
                .toArray();
        double[] partBound = Arrays.copyOfRange(bound, offset, offset + part.length);
        assertThat(norm(part))
            .as(name(slot, matrix))
            .isEqualTo(clip * tensor.get("norm").asDouble(), within(norm(partBound)));
        int[] indices = Fixtures.ids(tensor.get("indices"));
        for (int i = 0; i < indices.length; i++) {
          assertThat(part[indices[i]])
              .as("%s [%d]", name(slot, matrix), indices[i])
              .isEqualTo(
                  clip * tensor.get("values").get(i).asDouble(), within(partBound[indices[i]]));
        }
      }
    }
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  /** AdamW in double precision from the gradients as measured. */
  private static void update(TorchSteps steps, TorchBounds bounds, List<Step> done) {
    AdamW s = steps.optimiser();
    double rate = steps.number("learningRate");
    AdamWBound bound = new AdamWBound(s, rate);
    for (int j = 0; j < steps.start.length; j++) {
      double w = steps.start[j];
      double m = 0;
      double v = 0;
      for (int t = 1; t <= 2; t++) {
        double g = bounds.gradient(t - 1)[j];
        m = s.beta1() * m + (1 - s.beta1()) * g;
        v = s.beta2() * v + (1 - s.beta2()) * g * g;
        double mean = m / (1 - Math.pow(s.beta1(), t));
        double root = Math.sqrt(v / (1 - Math.pow(s.beta2(), t)));
        w = w * (1 - rate * s.weightDecay()) - rate * mean / (root + s.epsilon());
        assertThat((double) done.get(t - 1).state().weights()[j])
            .as("weight %d after step %d", j, t)
            .isEqualTo(w, within(bound.rounding(t, (float) w)));
      }
    }
  }

  private static void weights(TorchSteps steps, String method, float[] actual, TorchBounds bounds) {
    float[] torch = torch(steps, method);
    double[] allowed = bounds.weights();
    for (int j = 0; j < actual.length; j++) {
      assertThat((double) actual[j]).as("weight %d", j).isEqualTo(torch[j], within(allowed[j]));
    }
    // Adam magnifies the rounding of few entries, and only of those.
    Arrays.sort(allowed);
    double rate = steps.number("learningRate");
    assertThat(allowed[allowed.length / 2]).isLessThan(1e-3 * rate);
    assertThat(allowed[allowed.length * 99 / 100]).isLessThan(1e-2 * rate);
  }

  /** The adapter after both of PyTorch's steps. */
  private static float[] torch(TorchSteps steps, String method) {
    float[] weights = new float[steps.layout.size()];
    Path folder = steps.loaded.checkpoint().folder();
    try (Safetensors after = Safetensors.open(folder.resolve("after-" + method + ".safetensors"))) {
      for (Slot slot : steps.layout.slots()) {
        for (String matrix : MATRICES) {
          FloatBuffer values = after.read(name(slot, matrix)).asFloatBuffer();
          assertThat(values.remaining()).isEqualTo(size(slot, matrix));
          values.get(weights, offset(slot, matrix), size(slot, matrix));
        }
      }
    }
    return weights;
  }

  private static String name(Slot slot, String matrix) {
    return "base_model.model." + slot.target().path(slot.layer()) + ".lora_" + matrix + ".weight";
  }

  private static int offset(Slot slot, String matrix) {
    return matrix.equals("A") ? slot.offset() : slot.offsetB();
  }

  private static int size(Slot slot, String matrix) {
    return matrix.equals("A") ? slot.sizeA() : slot.sizeB();
  }
}
