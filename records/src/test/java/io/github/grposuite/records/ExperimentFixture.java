package io.github.grposuite.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Writes small experiment directories, as the program does, with values that are easy to check. */
public final class ExperimentFixture {
  public static final List<MethodInfo> METHODS =
      List.of(
          new MethodInfo("dpo", "dpo"),
          new MethodInfo("gr-dpo", "dpo"),
          new MethodInfo("ipo", "ipo"),
          new MethodInfo("gr-ipo", "ipo"));

  private static final String[] GROUPS = {"0", "1"};

  private final Path directory;
  private final StringBuilder cells = new StringBuilder();

  public ExperimentFixture(Path directory, String... settings) {
    this.directory = directory;
    cells.append("id,method,seed,status,error");
    for (String setting : settings) {
      cells.append(',').append(setting);
    }
    cells.append('\n');
  }

  public Path directory() {
    return directory;
  }

  public Path run(String id) {
    return directory.resolve("runs").resolve(id);
  }

  public ExperimentFixture cell(
      String id, String method, long seed, String status, String... settings) {
    cells.append(String.join(",", id, method, Long.toString(seed), status, ""));
    for (String setting : settings) {
      cells.append(',').append(setting);
    }
    cells.append('\n');
    return this;
  }

  /** A done cell with its run: group 0 has the given loss, group 1 half of it. */
  public ExperimentFixture run(
      String id,
      String method,
      long seed,
      int[] steps,
      DoubleUnaryOperator lossAt,
      String... settings)
      throws IOException {
    cell(id, method, seed, "done", settings);
    record(id, metrics(method.startsWith("gr-"), steps, lossAt));
    return this;
  }

  /**
   * Only the run's folder, with these metrics, a manifest, an environment, and matching digests.
   */
  public void record(String id, String metrics) throws IOException {
    Path run = Files.createDirectories(run(id));
    String manifest =
        """
        {"format": 3, "id": "%s", "hyperparameters": {"beta": 0.1, "betas": [0.9, 0.999]},
        "libraries": {"tribuo": "4"}}
        """
            .formatted(id);
    String environment = "{\"java\": \"17\", \"duration_seconds\": 1.5}\n";
    Files.writeString(run.resolve("metrics.csv"), metrics);
    Files.writeString(run.resolve("manifest.json"), manifest);
    Files.writeString(run.resolve("environment.json"), environment);
    Files.writeString(
        run.resolve("done"),
        sha256(metrics)
            + "  metrics.csv\n"
            + sha256("{}")
            + "  policy.json\n"
            + sha256(manifest)
            + "  manifest.json\n"
            + sha256(environment)
            + "  environment.json\n");
  }

  public Path write() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("cells.csv"), cells.toString());
    return directory;
  }

  public static String metrics(boolean adaptive, int[] steps, DoubleUnaryOperator lossAt) {
    List<String> rows = new ArrayList<>(List.of("step,split,group,metric,value"));
    for (int step : steps) {
      double loss = lossAt.applyAsDouble(step);
      for (String split : List.of("train", "validation", "test")) {
        summaries(rows, step, split, "loss", loss, loss / 2, loss);
        summaries(rows, step, split, "accuracy", 0.75, 1, 0.75);
      }
      summaries(rows, step, "test", "greedy_reward_error", loss / 100, loss / 50, loss / 50);
      summaries(rows, step, "test", "expected_reward_error", loss / 10, loss / 5, loss / 5);
      summaries(rows, step, "test", "kl", 0.25, 0.5, 0.5);
      double weight = adaptive ? 1 - 0.5 / (1 + step) : 0.5;
      row(rows, step, "", "0", "weight", weight);
      row(rows, step, "", "1", "weight", 1 - weight);
      row(rows, step, "", "", "theta[0]", 1.5);
    }
    return String.join("\n", rows) + "\n";
  }

  /**
   * Preferences alone, as a survey has them. Every loss is 4 at the first checkpoint; at the others
   * group 0 has the given loss, group 1 half of it. With a reference, as a language model's run:
   * margins and accuracies begin at 0, and log-probability accuracies are recorded.
   */
  public static String preferences(boolean reference, int[] steps, double loss) {
    List<String> rows = new ArrayList<>(List.of("step,split,group,metric,value"));
    for (int step : steps) {
      boolean start = step == steps[0];
      double first = start ? 4 : loss;
      double accuracy = start ? (reference ? 0 : 0.5) : 0.75;
      for (String split : List.of("train", "validation", "test")) {
        summaries(rows, step, split, "loss", first, start ? first : loss / 2, first);
        summaries(rows, step, split, "accuracy", accuracy, start ? accuracy : 1, accuracy);
        summaries(rows, step, split, "reward_margin", first / 8, first / 4, first / 8);
        if (reference) {
          summaries(rows, step, split, "logprob_accuracy", 0.625, start ? 0.75 : 0.875, 0.625);
        }
      }
      row(rows, step, "", "0", "weight", start ? 0.5 : 0.625);
      row(rows, step, "", "1", "weight", start ? 0.5 : 0.375);
    }
    return String.join("\n", rows) + "\n";
  }

  private static void summaries(
      List<String> rows,
      int step,
      String split,
      String metric,
      double first,
      double second,
      double worst) {
    row(rows, step, split, GROUPS[0], metric, first);
    row(rows, step, split, GROUPS[1], metric, second);
    row(rows, step, split, "worst", metric, worst);
    row(rows, step, split, "average", metric, (first + second) / 2);
    row(rows, step, split, "gap", metric, Math.abs(first - second));
  }

  private static void row(
      List<String> rows, int step, String split, String group, String metric, double value) {
    rows.add(
        String.format(
            Locale.ROOT, "%d,%s,%s,%s,%s", step, split, group, metric, Numbers.exact(value)));
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
