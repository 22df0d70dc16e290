package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** What runs were made of and by, and how to make the page again. */
final class ProvenanceHtml {
  /** Seeds whose hash is printed. */
  private static final int MOST_SEEDS = 50;

  private static final int HASH_DIGITS = 12;

  private static final String DEFINITIONS =
      """
      <dl>
      <dt>Mean ± standard error</dt><dd>over the seeds of a row: s/√n with s² = Σ(x − mean)²/(n − 1); one seed has none.</dd>
      <dt>Band of a curve</dt><dd>mean ± standard error at each checkpoint, over the runs that have it; nothing is padded.</dd>
      <dt>Worst, average, gap</dt><dd>the worst group's value, the mean over groups, and the difference between the worst and the best group, taken in each run.</dd>
      <dt>Effect</dt><dd>the mean over the seeds that both methods have of method − baseline, with a 95 % BCa bootstrap interval over seeds.</dd>
      <dt>p (Holm)</dt><dd>the two-sided sign-flip (paired permutation) test of the effect against the claim's margin, corrected by Holm's procedure over the judged claims of the experiment.</dd>
      <dt>Verdict</dt><dd>supported: the whole interval is beyond the margin on the claimed side; contradicted: on the other side; not supported: an effect beyond the margin is excluded; undecided: neither.</dd>
      </dl>
      """;

  private ProvenanceHtml() {}

  static String of(Provenance provenance, int level, String id) {
    StringBuilder html = new StringBuilder(Html.heading(level, id, "Provenance"));
    html.append("<p>To write this page again from the records: <code>./grpo report DIR</code>,")
        .append(" where DIR is the folder that holds <code>cells.csv</code>.</p>\n");
    versions(html, provenance.versions());
    hashes(html, provenance.hashes());
    if (!provenance.configuration().isEmpty()) {
      html.append("<details><summary>experiment.yaml</summary><pre>")
          .append(escape(provenance.configuration()))
          .append("</pre></details>\n");
    }
    return html.append("<details><summary>How the statistics are defined</summary>")
        .append(DEFINITIONS)
        .append("</details>\n")
        .toString();
  }

  private static void versions(
      StringBuilder html, SortedMap<String, SortedMap<String, Integer>> versions) {
    if (versions.isEmpty()) {
      return;
    }
    StringBuilder table =
        new StringBuilder(
            "<table class=\"text\"><thead><tr><th scope=\"col\">what</th><th scope=\"col\">found in the manifests of done runs</th></tr></thead><tbody>\n");
    versions.forEach(
        (name, values) -> {
          List<String> found = new ArrayList<>();
          values.forEach((value, runs) -> found.add(value + " (" + runs + " runs)"));
          row(table, name, String.join("; ", found));
        });
    html.append(Html.scroll("Versions", table.append("</tbody></table>").toString()));
  }

  private static void hashes(
      StringBuilder html, Map<String, SortedMap<Long, Set<String>>> byFacet) {
    byFacet.forEach(
        (facet, seeds) -> {
          long apart = seeds.values().stream().filter(found -> found.size() > 1).count();
          String name = facet.isEmpty() ? "" : " (" + facet + ")";
          if (apart > 0) {
            html.append(
                Html.warning(
                    "runs of "
                        + apart
                        + " seeds disagree on their data"
                        + name
                        + "; methods were not compared on the same data."));
          }
          html.append("<details><summary>Data hashes")
              .append(escape(name))
              .append(": ")
              .append(seeds.size())
              .append(" seeds</summary>")
              .append(table(seeds))
              .append("</details>\n");
        });
  }

  private static String table(SortedMap<Long, Set<String>> seeds) {
    StringBuilder table =
        new StringBuilder(
            "<table class=\"text\"><thead><tr><th scope=\"col\">seed</th><th scope=\"col\">SHA-256, first digits</th></tr></thead><tbody>\n");
    seeds.entrySet().stream()
        .limit(MOST_SEEDS)
        .forEach(
            entry ->
                row(
                    table,
                    String.valueOf(entry.getKey()),
                    String.join(
                        ", ", entry.getValue().stream().map(ProvenanceHtml::digits).toList())));
    String more = seeds.size() > MOST_SEEDS ? Html.note("The first " + MOST_SEEDS + " seeds.") : "";
    return Html.scroll("Data hashes", table.append("</tbody></table>").toString()) + more;
  }

  private static String digits(String hash) {
    return hash.substring(0, Math.min(HASH_DIGITS, hash.length()));
  }

  private static void row(StringBuilder html, String name, String text) {
    html.append("<tr><th scope=\"row\">")
        .append(escape(name))
        .append("</th><td>")
        .append(escape(text))
        .append("</td></tr>\n");
  }
}
