package io.github.grposuite.reports.stats;

import java.util.Map;

/** How a setting's path is written for people. */
public final class SettingName {
  /** The paper's symbols; the LaTeX table and all figures print them as such. */
  private static final Map<String, String> SYMBOLS =
      Map.of(
          "chi", "χ",
          "beta", "β",
          "eta_theta", "η_θ",
          "eta_alpha", "η_α");

  private SettingName() {}

  /** The last part of the path, or its symbol: {@code methods.*.chi} is χ. */
  public static String of(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    return SYMBOLS.getOrDefault(last, last.replace('_', ' '));
  }

  /** Whether losses under different values of this setting are on different scales: β alone. */
  public static boolean scalesLoss(String path) {
    return of(path).equals("β");
  }
}
