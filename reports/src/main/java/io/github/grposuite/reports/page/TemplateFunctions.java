package io.github.grposuite.reports.page;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.reports.draw.PlainNumberFormat;
import io.github.grposuite.reports.verdict.Judgement;
import java.util.Optional;

/** What templates call as {@code fn}: numbers for people, and what they draw. */
public final class TemplateFunctions {
  private static final double SMALLEST_P = 0.001;
  private static final int MARGIN_DIGITS = 3;

  TemplateFunctions() {}

  /** A number in so many significant digits; a dash for none. */
  public String number(double value, int digits) {
    return Double.isFinite(value)
        ? PlainNumberFormat.text(FewDigits.of(value, digits).doubleValue()).replace('-', '−')
        : "—";
  }

  /** A p-value; a dash for none. */
  public String p(double p) {
    return p < SMALLEST_P ? "< 0.001" : number(p, 2);
  }

  /** Every digit, to sort by. */
  public String exact(double value) {
    return Numbers.exact(value);
  }

  /** {@code by at least 0.1} or the like; empty without a margin. */
  public String margin(Judgement j) {
    return j.margin() > 0
        ? j.claim().hypothesis().margin() + number(j.margin(), MARGIN_DIGITS)
        : "";
  }

  /** A method's name as the paper writes it. */
  public String method(String name) {
    return MethodInfo.label(name);
  }

  /** An effect as a picture; none if it is not known. */
  public Optional<EffectBar> bar(Judgement judgement) {
    return EffectBar.of(judgement);
  }
}
