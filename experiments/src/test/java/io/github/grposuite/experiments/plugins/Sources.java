package io.github.grposuite.experiments.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Plug-ins as a user writes them. */
final class Sources {
  private static final String IMPORTS =
      """
      import io.github.grposuite.core.*;
      import io.github.grposuite.core.loss.*;
      import io.github.grposuite.core.pairs.*;
      import io.github.grposuite.core.training.*;
      import io.github.grposuite.core.weighting.*;
      import java.util.function.DoubleSupplier;
      import org.apache.commons.rng.UniformRandomProvider;

      """;

  private Sources() {}

  /** A loss of the square of 1 − βh. */
  static Path loss(Path folder, String type, String key) throws IOException {
    return loss(folder, type, key, "return (1 - beta * h) * (1 - beta * h);");
  }

  /** The same with another body of value. */
  static Path loss(Path folder, String type, String key, String value) throws IOException {
    return write(
        folder,
        type,
        """
        public final class @type implements LossProvider {
          public String key() { return "@key"; }
          public LossByGroup create(Settings s, double beta) {
            return new Own(beta, Checks.positive("scale", s.number("scale", 1)));
          }
          record Own(double beta, double scale) implements PreferenceLoss {
            public double value(double h) { @value }
            public double derivative(double h) { return -2 * beta * (1 - beta * h); }
          }
        }
        """
            .replace("@type", type)
            .replace("@key", key)
            .replace("@value", value));
  }

  /** A weighting whose weights α the body of update moves. */
  static Path weighting(Path folder, String type, String key, boolean adaptive, String update)
      throws IOException {
    return write(
        folder,
        type,
        """
        public final class @type implements WeightingProvider {
          public String key() { return "@key"; }
          public GroupWeighting create(Settings s, DoubleSupplier eta) {
            return new Own("@key", @adaptive, eta.getAsDouble());
          }
          record Own(String name, boolean isAdaptive, double eta) implements GroupWeighting {
            public GroupWeights start(int[] sizes) {
              double[] equal = new double[sizes.length];
              java.util.Arrays.fill(equal, 1.0 / sizes.length);
              return new SteppedWeights(sizes, equal, eta) {
                public void update(SeenLosses seen) {
                  double[] w = alpha().clone();
                  @update
                  setWeights(w);
                }
              };
            }
          }
        }
        """
            .replace("@type", type)
            .replace("@key", key)
            .replace("@adaptive", Boolean.toString(adaptive))
            .replace("@update", update));
  }

  /** A solver that moves θ by the statements. */
  static Path solver(Path folder, String type, String key, String move) throws IOException {
    return write(
        folder,
        type,
        """
        public final class @type implements SolverProvider {
          public String key() { return "@key"; }
          public Solver create(Settings s) { return new Own(s.number("eta_theta"), s.integer("steps")); }
          record Own(double eta, int steps) implements Solver {
            public void check(LossByGroup loss, GroupWeighting weighting, int groups) {}
            public Trainer start(LossByGroup l, GroupWeighting w, PairMatrix p, double[] theta0,
                UniformRandomProvider random) {
              return new FullBatchTrainer(l, w, p, theta0) {
                protected void move(double[] theta, double[] gradient, double[] memory) { @move }
              };
            }
          }
        }
        """
            .replace("@type", type)
            .replace("@key", key)
            .replace("@move", move));
  }

  /** A source file. */
  static Path write(Path folder, String type, String text) throws IOException {
    return Files.writeString(folder.resolve(type + ".java"), IMPORTS + text);
  }

  /** A jar of that time with these files. */
  static Path jar(Path path, long time, Map<String, byte[]> files) throws IOException {
    try (OutputStream file = Files.newOutputStream(path);
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        JarEntry entry = new JarEntry(each.getKey());
        entry.setTime(time);
        jar.putNextEntry(entry);
        jar.write(each.getValue());
      }
    }
    return path;
  }
}
