package io.github.grposuite.reports.inference;

/** The limits that the brackets are about, by the names that the fixtures give them. */
final class Limits {
  private static final Bootstrap STANDARD = Bootstrap.STANDARD;
  private static final Fixture EXACT = Fixture.EXACT;

  private Limits() {}

  /** Of {@code kind/subject/detail/end}. */
  static double of(String name) {
    String[] parts = name.split("/", -1);
    Estimate estimate = estimate(parts);
    Interval interval = parts[0].equals("bca") ? estimate.bca() : estimate.percentile();
    return parts[parts.length - 1].equals("low") ? interval.low() : interval.high();
  }

  private static Estimate estimate(String... parts) {
    return switch (parts[1]) {
      case "strata" -> STANDARD.estimate(Statistic.valueOf(parts[2]), EXACT.strata("strata"));
      case "optimality-gap" -> OptimalityGap.of(EXACT.strata("strata"), 0.7, STANDARD);
      case "improvement" -> {
        Improvement found =
            Improvement.of(EXACT.strata("strata"), EXACT.strata("others"), STANDARD);
        yield new Estimate(found.probability(), found.interval(), Interval.NONE);
      }
      case "profile" -> profile(Integer.parseInt(parts[2]));
      default -> STANDARD.estimate(Statistic.valueOf(parts[2]), EXACT.sample(parts[1]));
    };
  }

  private static Estimate profile(int threshold) {
    PerformanceProfile profile =
        PerformanceProfile.of(
            EXACT.strata("strata"), PerformanceProfileTest.THRESHOLDS.clone(), STANDARD);
    Interval interval = new Interval(profile.low()[threshold], profile.high()[threshold]);
    return new Estimate(profile.fractions()[threshold], interval, Interval.NONE);
  }
}
