package io.github.grposuite.reports.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The readings of closed-form GR-IPO that the paper and its authors' code allow. */
public enum GrIpoReading {
  /** Section 4.1: a pair's squared residual is weighed with α_g/N_g. */
  SECTION_4_1("gr-ipo", "section 4.1 (α_g/N_g)"),
  /** Algorithm 2, line 7, and equation 44: with α_g alone. */
  ALGORITHM_2("gr-ipo@algorithm-2", "Algorithm 2, line 7 (α_g)"),
  /** The head of the repository: α_g, and an α-step with L_g/N_g. */
  REPOSITORY("gr-ipo@reference-head", "head of the repository");

  private final String method;
  private final String words;

  GrIpoReading(String method, String words) {
    this.method = method;
    this.words = words;
  }

  /** The method's name in experiments. */
  public String method() {
    return method;
  }

  /** What it is, with where it stands. */
  public String words() {
    return words;
  }

  static Optional<GrIpoReading> of(String method) {
    return Arrays.stream(values()).filter(reading -> reading.method.equals(method)).findFirst();
  }

  static List<String> methods() {
    return Arrays.stream(values()).map(GrIpoReading::method).toList();
  }
}
