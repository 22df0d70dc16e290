package io.github.grposuite.language.estimate;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.model.ComputeDevice;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.model.ProductRate;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.Encoded;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints what part of the rate of matrix products the passes of a model reach, {@code FOLDER}. By
 * the process's CPU time, so that other work on the machine counts little; with OMP_NUM_THREADS=1
 * and OMP_WAIT_POLICY=PASSIVE.
 */
final class UtilisationProbe {
  private static final long NANOS = 2_000_000_000;
  private static final int PAIRS = 8;
  private static final int PROMPT = 96;
  private static final int ROUNDS = 5;

  private UtilisationProbe() {}

  public static void main(String[] arguments) {
    try (LoadedModel loaded = LoadedModel.of(Path.of(arguments[0]))) {
      DecoderConfig config = loaded.checkpoint().config();
      LoraLayout layout = new LoraLayout(LoraSettings.paper(), config);
      SplittableRandom random = new SplittableRandom(1);
      List<Continuations> items =
          IntStream.range(0, PAIRS).mapToObj(i -> loaded.item(random, PROMPT, 1, 1)).toList();
      Encoded encoded = Encoded.of(items);
      Operations operations = new Operations(config, layout);
      try (LanguagePolicy policy =
          loaded.policy(layout, LoadedModel.random(layout, 1), PAIRS * PROMPT)) {
        float[] gradient = new float[layout.size()];
        double[] ones = {1, 1};
        for (int round = 0; round < ROUNDS; round++) {
          double rate =
              ProductRate.measure(
                  ComputeDevice.cpu(),
                  PAIRS * PROMPT,
                  config.hiddenSize(),
                  config.intermediateSize(),
                  NANOS,
                  UtilisationProbe::cpuNanos);
          double asked = operations.asked(encoded) / seconds(() -> policy.logProbabilities(items));
          double gradients =
              operations.gradients(encoded)
                  / seconds(() -> policy.accumulate(items, (i, sums) -> ones, gradient, 1));
          System.out.printf(
              "products %.1f GFLOP/s, log-probabilities %.0f %% of it, gradients %.0f %%%n",
              rate / 1e9, 100 * asked / rate, 100 * gradients / rate);
        }
      }
    }
  }

  private static double seconds(Runnable pass) {
    pass.run();
    long start = cpuNanos();
    int passes = 0;
    while (cpuNanos() - start < NANOS) {
      pass.run();
      passes++;
    }
    return (cpuNanos() - start) / 1e9 / passes;
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
