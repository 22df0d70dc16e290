package io.github.grposuite.reports.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What figures' captions say, each with its verdict, in the order of the figures and of the claims.
 *
 * @param lines a judged row of a claim each
 */
public record Captions(List<CaptionVerdict> lines) {
  public Captions {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param text the claim in words where it begins; empty where it goes on
   */
  public record CaptionVerdict(int figure, String text, Judgement judgement) {
    /** {@code GR-DPO < DPO}, with the data setting if there is one. */
    public String comparison() {
      String setting = judgement.setting();
      return judgement.wording().glance() + (setting.isEmpty() ? "" : " (" + setting + ")");
    }

    /** {@code ✓ supported}. */
    public String verdict() {
      return words(Optional.of(judgement.verdict()));
    }

    /** At half the margin; a dash where the margin is 0. */
    public String half() {
      return words(judgement.sensitivity().map(Judgement.Sensitivity::half));
    }

    /** At twice the margin, likewise. */
    public String twice() {
      return words(judgement.sensitivity().map(Judgement.Sensitivity::twice));
    }

    private static String words(Optional<Verdict> verdict) {
      return verdict.map(v -> v.sign() + " " + v.words()).orElse("–");
    }
  }

  /** Of the judgements on claims that bear a figure's number. */
  public static Captions of(List<Judgement> judgements) {
    List<String> claims =
        judgements.stream().map(judgement -> judgement.claim().name()).distinct().toList();
    List<Judgement> own =
        judgements.stream()
            .filter(judgement -> judgement.claim().figure().isPresent())
            .sorted(
                Comparator.comparingInt(Captions::figure)
                    .thenComparingInt(judgement -> claims.indexOf(judgement.claim().name())))
            .toList();
    List<CaptionVerdict> lines = new ArrayList<>();
    String before = "";
    for (Judgement judgement : own) {
      String text = judgement.claim().text();
      lines.add(new CaptionVerdict(figure(judgement), text.equals(before) ? "" : text, judgement));
      before = text;
    }
    return new Captions(lines);
  }

  private static int figure(Judgement judgement) {
    return judgement.claim().figure().getAsInt();
  }
}
