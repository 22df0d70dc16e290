package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.verdict.Judgement.Sensitivity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Judges claims by the runs of experiments: {@link Verdict} has the rule, docs/claims.md what it
 * rests on. Seeds are paired, for a seed gives all methods the same data and start. The interval is
 * the bias-corrected accelerated bootstrap's, the tests flip signs of the differences less the
 * margin, one-sided. Holm's correction is over all rows of a file of claims that are judged
 * together, or over those on one experiment, for each verdict by itself: claims of one's own change
 * nothing of the paper's.
 */
public final class Judge {
  /** The error probability of a family of claims. */
  static final double LEVEL = 0.05;

  private static final double HALF = 0.5;
  private static final double TWICE = 2;

  private Judge() {}

  /**
   * A judgement a row, in order.
   *
   * @param experiments with the rows of the claims on them
   * @param crossing whether claims that compare two experiments are judged as well, after all
   *     others
   */
  public static List<Judgement> judge(List<ClaimRows> experiments, boolean crossing) {
    List<ClaimRow> rows = new ArrayList<>();
    experiments.forEach(own -> rows.addAll(own.rows()));
    if (crossing) {
      rows.addAll(ClaimRows.crossing(experiments));
    }
    Map<List<String>, List<ClaimRow>> families = new LinkedHashMap<>();
    rows.forEach(row -> families.computeIfAbsent(family(row), name -> new ArrayList<>()).add(row));
    Map<ClaimRow, Judgement> judgements = new IdentityHashMap<>();
    families.values().forEach(family -> judge(family, judgements));
    return rows.stream().map(judgements::get).toList();
  }

  /** What the rows of a family have in common. */
  private static List<String> family(ClaimRow row) {
    return row.claim().design().byExperiment()
        ? List.of(row.claim().file(), row.scope().experiment())
        : List.of(row.claim().file());
  }

  private static void judge(List<ClaimRow> rows, Map<ClaimRow, Judgement> judgements) {
    Claim first = rows.get(0).claim();
    List<PValues> raw = pValues(rows, 1);
    Family family =
        new Family(
            first.file().isEmpty() ? "" : String.valueOf(Path.of(first.file()).getFileName()),
            (int) raw.stream().filter(p -> !Double.isNaN(p.claim())).count(),
            first.design().byExperiment() ? "experiment" : "file");
    List<PValues> adjusted = PValues.adjust(raw);
    boolean margins = rows.stream().anyMatch(row -> row.evidence().hasMargin());
    List<PValues> half = margins ? PValues.adjust(pValues(rows, HALF)) : adjusted;
    List<PValues> twice = margins ? PValues.adjust(pValues(rows, TWICE)) : adjusted;
    List<Judgement> own =
        IntStream.range(0, rows.size())
            .parallel()
            .mapToObj(
                i -> {
                  Evidence evidence = rows.get(i).evidence();
                  Optional<Sensitivity> sensitivity =
                      evidence.hasMargin()
                          ? Optional.of(
                              new Sensitivity(
                                  evidence.verdict(HALF, half.get(i)),
                                  evidence.verdict(TWICE, twice.get(i))))
                          : Optional.empty();
                  return judgement(rows.get(i), raw.get(i), adjusted.get(i), family, sensitivity);
                })
            .toList();
    for (int i = 0; i < rows.size(); i++) {
      judgements.put(rows.get(i), own.get(i));
    }
  }

  private static List<PValues> pValues(List<ClaimRow> rows, double factor) {
    return rows.stream().map(row -> row.evidence().pValues(factor)).toList();
  }

  /** Data settings but for blocks, and hyperparameters to which there is a limit. */
  static String setting(Results results, List<String> facet, Where where, Design design) {
    List<String> parts = new ArrayList<>();
    String data = results.facetTitle(facet, name -> !design.blocks().contains(name));
    if (!data.isEmpty()) {
      parts.add(data);
    }
    design.blocksInWords().ifPresent(blocks -> parts.add("over " + blocks));
    where
        .settings()
        .forEach(
            (path, values) -> {
              if (results.variantNames().contains(path)) {
                List<String> shown = values.stream().map(SettingValue::of).toList();
                parts.add(SettingName.of(path) + ": " + String.join(" or ", shown));
              }
            });
    return String.join(", ", parts);
  }

  private static Judgement judgement(
      ClaimRow row,
      PValues raw,
      PValues adjusted,
      Family family,
      Optional<Sensitivity> sensitivity) {
    Claim claim = row.claim();
    ClaimScope scope = row.scope();
    Evidence evidence = row.evidence();
    Verdict verdict = evidence.verdict(1, adjusted);
    boolean there = scope.all().keySet().containsAll(claim.hypothesis().elsewhere());
    return new Judgement(
        claim,
        scope.experiment(),
        setting(scope.results(), scope.facet(), claim.where(), claim.design()),
        claim.key().words(),
        row.wording(),
        evidence.empty() ? row.wording().contrast() : evidence.critical().label(),
        evidence.claimed(),
        scope.absent().isEmpty(),
        evidence.margin(),
        evidence.count(),
        evidence.empty() ? "" : evidence.critical().differences().unitsInWords(),
        evidence.empty() ? List.of() : evidence.critical().differences().blocks(),
        evidence.effect(),
        evidence.interval().low(),
        evidence.interval().high(),
        raw,
        adjusted,
        !evidence.empty() && evidence.critical().ahead(),
        family,
        verdict,
        sensitivity,
        verdict == Verdict.UNDECIDED ? evidence.unitsNeeded(family) : OptionalInt.empty(),
        there ? claim.expected(row) : Optional.empty(),
        new Sentence(row, family).of(verdict, adjusted));
  }
}
