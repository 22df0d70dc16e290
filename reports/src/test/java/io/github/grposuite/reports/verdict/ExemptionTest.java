package io.github.grposuite.reports.verdict;

import static io.github.grposuite.reports.verdict.Runs.NEAR_ONE;
import static io.github.grposuite.reports.verdict.Runs.WORST;
import static io.github.grposuite.reports.verdict.Runs.minus;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExemptionTest {
  @Test
  void anExceptionHasItsOwnExpectation() {
    Claim claim =
        new Claim(
            "c",
            "Text",
            "",
            "",
            OptionalInt.empty(),
            List.of(),
            WORST,
            new Difference(true, Map.of("gr-dpo", List.of("dpo"))),
            Where.ANYWHERE,
            Margin.NONE,
            Design.SEEDS,
            Optional.of(Expectation.of(Verdict.SUPPORTED)),
            List.of(
                exemption("other", "dpo", "same"),
                exemption(Runs.EXPERIMENT, "is-dpo", "same"),
                exemption(Runs.EXPERIMENT, "dpo", "swapped")));
    assertThat(judged(claim).asExpected()).isTrue();
    Claim excepted = claim.with(Where.ANYWHERE, List.of(exemption(Runs.EXPERIMENT, "dpo", "same")));
    assertThat(judged(excepted).expected()).contains(Expectation.of(Verdict.CONTRADICTED));
    assertThat(judged(excepted).asExpected()).isFalse();
  }

  private static Exemption exemption(String experiment, String baseline, String features) {
    return new Exemption(
        List.of(experiment),
        Map.of("gr-dpo", List.of(baseline)),
        new Where(Map.of("data.features", List.of(features))),
        Expectation.of(Verdict.CONTRADICTED));
  }

  private static Judgement judged(Claim claim) {
    return new Runs(8).against("gr-dpo", "dpo", minus(NEAR_ONE)).judge(claim).get(0);
  }
}
