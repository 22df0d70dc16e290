package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's losses and weightings in an experiment: trained, recorded, judged, recomputed. */
class OtherMethodsTest {
  private static final String METHODS =
      """
        cdpo: {SHORT}
        rdpo: {SHORT, label_smoothing: [0.1, 0.3]}
        gr-rdpo: {SHORT, eta_alpha: 0.1}
        slic: {SHORT}
        exo: {SHORT}
        discopop: {SHORT}
        simpo: {SHORT}
        balanced-dpo: {SHORT}
        balanced-ipo: {beta: 0.1, steps: 3}
        cvar-dpo: {SHORT, tail: 0.6}
        tilted-dpo: {SHORT, tilt: 2}
        cgd-dpo: {SHORT, eta_alpha: 0.1, offset: 1}
        worst: {loss: dpo, weighting: hard-max, solver: gradient, SHORT}
        chi2: {loss: dpo, weighting: chi-square, solver: gradient, SHORT, rho: 0.1}
        ball: {loss: ipo, weighting: kl-ball, solver: closed-form, beta: 0.1, steps: 3, rho: 0.1}
        nearest: {loss: dpo, weighting: euclidean, solver: gradient, SHORT, eta_alpha: 0.1}
        fair: {loss: exo, weighting: q-ffl, solver: gradient, SHORT, q: 1}
        average: {loss: dpo, weighting: ema, solver: gradient, SHORT, eta_alpha: 0.1, batch: 3}
        cut: {loss: ipo, weighting: subsample, solver: gradient, SHORT, batch: 3}
        cut-at-once: {loss: ipo, weighting: subsample, solver: closed-form, beta: 1, steps: 3}
        is-dpo: {SHORT, scale: normalised}
        prox: {loss: rdpo, label_smoothing: [0, 0.2], weighting: grpo, solver: mirror-prox,
               eta_alpha: 0.1, chi: 0.5, SHORT}
        ahead: {loss: dpo, weighting: grpo, solver: optimistic, beta: 1, steps: 30, radius: 2,
                step_size: theorem, iterate: average, measure: saddle-point}
        estimated: {SHORT, loss: dpo, weighting: grpo, solver: gradient, eta_alpha: 0.1, batch: 3,
                    group_loss: estimate}
      """;

  @TempDir Path out;

  private Path experiment(String methods) throws IOException {
    String shared = "beta: 1, eta_theta: 0.5, steps: 30, evaluate_every: 10";
    return Files.writeString(
        out.resolve("other.yaml"),
        """
        extends: synthetic/uneven-imbalanced
        name: other
        seeds: 1..2
        vary: {}
        data: {features: flipped}
        methods:
        """
            + methods.replace("SHORT", shared));
  }

  @Test
  void allTrainAndAreRecomputed() throws IOException {
    String[] run = {"run", experiment(METHODS.indent(0)).toString(), "--out", out.toString()};
    Cli cli = Cli.run(run);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    ExperimentDirectory records = new ExperimentDirectory(out.resolve("other"));
    assertThat(records.cells()).hasSizeGreaterThanOrEqualTo(2 * 24);
    for (Map<String, String> cell : records.cells()) {
      assertThat(cell.get("status")).as(cell.toString()).isEqualTo("done");
    }
    Cli verified = Cli.run("verify", out.resolve("other").toString(), "--rerun", "5");
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    Cli report = Cli.run("report", out.resolve("other").toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(out.resolve("other/report/table.md"))
        .content()
        .contains("| TILTED-DPO", "| GR-RDPO", "| nearest", "| chi2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rdpo: {SHORT, label_smoothing: [0.1, 0.2, 0.3]} | one value, or one a group, 2, but has 3",
        "rdpo: {SHORT, label_smoothing: 0.5} | label_smoothing must be at least 0 and below 0.5",
        "cvar-dpo: {SHORT, tail: 0} | tail must be positive",
        "cgd-dpo: {loss: ipo, solver: closed-form, beta: 1, steps: 2, eta_alpha: 1} | needs"
            + " gradients, which the",
        "cvar-dpo: {SHORT, tail: 1, solver: algorithm-1} | the weighting cvar needs the losses of"
            + " all",
        "discopop: {beta: 1, steps: 9, solver: algorithm-1, step_size: theorem, radius: 1} | need a"
            + " loss that is",
        "slic: {SHORT, weighting: grpo, eta_alpha: 1, solver: optimistic} | needs a loss that is"
            + " convex and smooth",
        "cvar-dpo: {SHORT, tail: 1, solver: mirror-prox} | needs the weighting grpo, but has cvar",
        "subsample: {loss: dpo, weighting: subsample, solver: gradient, SHORT, tail: 1} | unknown"
            + " key",
      })
  void whatDoesNotFitIsSaid(String method, String message) throws IOException {
    Cli cli = Cli.run("run", experiment("  " + method + "\n").toString(), "--out", out.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
  }
}
