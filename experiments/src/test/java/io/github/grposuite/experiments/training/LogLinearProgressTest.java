package io.github.grposuite.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.experiments.training.LogLinearCell.Result;
import io.github.grposuite.experiments.training.LogLinearCell.Row;
import io.github.grposuite.records.ExperimentLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end before their last step, by any cause, and go on with the same bits. */
class LogLinearProgressTest {
  private static final String GR_DPO =
      "gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, steps: 2000, evaluate_every: 50}";
  private static final Duration ALWAYS = Duration.ZERO;

  @TempDir Path temporary;
  private Path folder;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void name() {
    folder = temporary.resolve(".training-0123456789abcdef");
  }

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Stops when it was called that often. */
  private static IntConsumer stopAfter(int calls) {
    int[] left = {calls};
    return step -> {
      if (--left[0] == 0) {
        throw new Stop();
      }
    };
  }

  /** Runs until it is no longer stopped. */
  private Result interrupted(LogLinearCell cell) {
    for (int stops = 0; ; stops++) {
      try {
        Result result = cell.keeping(folder, LogLinearProgress.EVERY, stopAfter(8), notes);
        assertThat(stops).as("interruptions").isPositive();
        return result;
      } catch (Stop e) {
        assertThat(folder.resolve(LogLinearProgress.STATE)).exists();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GR_DPO,
        "dpo: {beta: 1, eta_theta: 0.9, steps: 2000, batch: 7, evaluate_every: 50}",
        "gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, offset: 1, steps: 2000, batch: 7,"
            + " sampling: stratified, step_size: adagrad-norm, iterate: average, radius: 3,"
            + " evaluate_every: 50}",
        "gr-ipo: {beta: 0.1, eta_alpha: 0.01, steps: 2000, evaluate_every: 50}",
        "gr-ipo@reference-head: {beta: 0.1, eta_alpha: 0.01, steps: 2000, evaluate_every: 50}",
        "gr-dpo: {solver: algorithm-1, beta: 1, eta_theta: 0.1, eta_alpha: 0.01, steps: 20000,"
            + " iterate: average, radius: 3, evaluate_every: 500}",
        "gr-ipo: {solver: algorithm-3, group_factor: groups, beta: 0.1, eta_theta: 0.01, eta_alpha:"
            + " 1e-4, chi: 0.5, mu: importance-sampling, weights: [0.8, 0.2], steps: 20000,"
            + " evaluate_every: 500}"
      })
  void interruptionsChangeNoBit(String method) throws IOException {
    LogLinearCell cell = LogLinearCell.of(method);
    assertThat(interrupted(cell)).isEqualTo(cell.straight());
    assertThat(notes).isEmpty();
  }

  @Test
  void aKilledProcessChangesNoBit() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("output").toFile())
            .start();
    Path state = folder.resolve(LogLinearProgress.STATE);
    while (process.isAlive() && !Files.exists(state)) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    TimeUnit.MILLISECONDS.sleep(100);
    int exit = process.destroyForcibly().waitFor();
    assertThat(exit).as(Files.readString(temporary.resolve("output"))).isNotZero();
    assertThat(state).exists();
    LogLinearCell cell = LogLinearCell.of(KilledRun.METHOD);
    Result result = cell.keeping(folder, LogLinearProgress.EVERY, step -> {}, notes);
    assertThat(result).isEqualTo(cell.straight());
    assertThat(notes).isEmpty();
  }

  @Test
  void theMeasurementsSoFarAreTheBeginningOfTheRecord() throws IOException {
    LogLinearCell cell = LogLinearCell.of(GR_DPO);
    assertThatThrownBy(() -> cell.keeping(folder, ALWAYS, stopAfter(8), notes))
        .isInstanceOf(Stop.class);
    MetricsLog whole = MetricsLog.create(temporary.resolve("whole.csv"));
    whole.append(LogLinearCell.measurements(cell.straight().rows()));
    whole.close();
    assertThat(Files.readString(temporary.resolve("whole.csv")))
        .startsWith(Files.readString(folder.resolve(ExperimentLayout.METRICS)));
    assertThat(Files.size(folder.resolve(ExperimentLayout.METRICS))).isPositive();
  }

  @Test
  void aShortRunTouchesNoDisk() {
    LogLinearCell cell = LogLinearCell.of(GR_DPO);
    cell.keeping(folder, LogLinearProgress.EVERY, step -> {}, notes);
    assertThat(folder).doesNotExist();
  }

  @Test
  void damagedStatesAreNotedAndNotUsed() throws IOException {
    LogLinearCell cell = LogLinearCell.of(GR_DPO);
    Result straight = cell.straight();
    for (String name : List.of(LogLinearProgress.STATE, ExperimentLayout.METRICS)) {
      for (Damage damage : Damage.values()) {
        assertThatThrownBy(() -> cell.keeping(folder, ALWAYS, stopAfter(8), new ArrayList<>()))
            .isInstanceOf(Stop.class);
        damage.apply(folder.resolve(name));
        notes.clear();
        assertThat(cell.keeping(folder, LogLinearProgress.EVERY, step -> {}, notes))
            .as("%s %s", name, damage)
            .isEqualTo(straight);
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0)).startsWith("trained from the start, because " + folder);
      }
    }
  }

  private enum Damage {
    FLIPPED {
      @Override
      byte[] of(byte[] whole) {
        whole[whole.length / 2] ^= 1;
        return whole;
      }
    },
    TORN {
      @Override
      byte[] of(byte[] whole) {
        return Arrays.copyOf(whole, whole.length - 1);
      }
    },
    EMPTY {
      @Override
      byte[] of(byte[] whole) {
        return new byte[0];
      }
    },
    FOREIGN {
      @Override
      byte[] of(byte[] whole) {
        return "something else".getBytes(StandardCharsets.UTF_8);
      }
    };

    abstract byte[] of(byte[] whole);

    void apply(Path file) throws IOException {
      Files.write(file, of(Files.readAllBytes(file)));
    }
  }

  @Test
  void aStateOfAnotherCellIsNotUsed() {
    LogLinearCell other = LogLinearCell.of(GR_DPO.replace("eta_alpha: 0.5", "eta_alpha: 0.4"));
    assertThatThrownBy(() -> other.keeping(folder, ALWAYS, stopAfter(8), notes))
        .isInstanceOf(Stop.class);
    LogLinearCell cell = LogLinearCell.of(GR_DPO);
    assertThat(cell.keeping(folder, LogLinearProgress.EVERY, step -> {}, notes))
        .isEqualTo(cell.straight());
    assertThat(notes)
        .containsExactly(
            "trained from the start, because "
                + folder.resolve(LogLinearProgress.STATE)
                + " must be the state of "
                + cell.cell().id()
                + ", but is of "
                + other.cell().id()
                + "; use another file");
  }

  @Test
  void withoutADiskTheRunGoesOn() throws IOException {
    Files.writeString(folder, "in the way");
    LogLinearCell cell = LogLinearCell.of(GR_DPO);
    assertThat(cell.keeping(folder, ALWAYS, step -> {}, notes)).isEqualTo(cell.straight());
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).startsWith("no state of the training is kept any more, because ");
    assertThatThrownBy(() -> cell.keeping(folder, ALWAYS, stopAfter(8), notes))
        .isInstanceOf(Stop.class);
  }

  @Test
  void measurementsOfAnyNameAndValueAreRepeated() throws IOException {
    List<Row> rows =
        List.of(
            new Row(-1, "train", "Côte d'Ivoire, Nord", "loss", 0.1),
            new Row(0, "", "", "theta[12]", -0.0),
            new Row(7, "test", "worst", "kl", Double.MIN_VALUE),
            new Row(7, "test", "gap", "kl", Double.POSITIVE_INFINITY),
            new Row(8, "test", "gap", "kl", Double.NaN));
    Path file = temporary.resolve("log.csv");
    try (MetricsLog log = MetricsLog.create(file)) {
      log.append(LogLinearCell.measurements(rows));
      byte[] digest = log.digest();
      long bytes = log.bytes();
      log.append(LogLinearCell.measurements(rows));
      try (MetricsLog again = MetricsLog.resume(file, bytes, digest)) {
        LogLinearCell.Rows repeated = new LogLinearCell.Rows();
        again.replay(repeated);
        assertThat(repeated.rows).isEqualTo(rows);
        again.append(LogLinearCell.measurements(List.of(new Row(9, "test", "gap", "kl", 1))));
        again.replay(repeated);
        assertThat(repeated.rows).hasSize(2 * rows.size() + 1);
      }
    }
  }
}
