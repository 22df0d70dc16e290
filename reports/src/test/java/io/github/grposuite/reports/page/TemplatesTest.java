package io.github.grposuite.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.stats.Summary;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Expected;
import io.github.grposuite.reports.verdict.Margin;
import io.github.grposuite.reports.verdict.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
  private static final Path RESOURCES =
      Path.of("src/main/resources/io/github/grposuite/reports/page");

  @TempDir Path folder;

  /** The sample's names, errors, sentences and settings are all of them hostile. */
  @Test
  void hostileTextIsEscapedInTextAttributesAndData() throws IOException {
    String page = Files.readString(SamplePages.small(folder));

    assertThat(page)
        .contains(
            "<h1>a&lt;/title&gt;&lt;/script&gt;&lt;img src=x"
                + " onerror=&quot;window.hacked=1&quot;&gt;",
            "<td title=\"a&lt;/title&gt;&lt;/script&gt;",
            "aria-label=\"Every kind of panel. Panels: lines &lt;/script&gt;",
            "it failed: \\u003c/script>\\u003cimg src=x onerror=window.hacked=2>\\u2028")
        .doesNotContain("<img");
    assertThat(page.split("</script>", -1)).hasSize(page.split("<script", -1).length);
    assertThat(page.split("</title>", -1)).hasSize(2);
  }

  @Test
  void onlyDataStyleAndScriptAreNotEscaped() throws IOException {
    Map<String, Long> unescaped = new HashMap<>();
    try (Stream<Path> templates = Files.list(RESOURCES.resolve("templates"))) {
      for (Path template : templates.toList()) {
        assertThat(template.toString()).endsWith(".ftlh");
        unescaped.put(
            template.getFileName().toString(),
            Files.readString(template).lines().filter(l -> l.contains("?no_esc")).count());
      }
    }
    unescaped.values().removeIf(count -> count == 0);

    assertThat(unescaped).isEqualTo(Map.of("parts.ftlh", 1L, "page.ftlh", 2L));
  }

  @Test
  void aValueThatIsMissingIsAnErrorThatNamesIt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Templates.render("page.ftlh", Map.of()))
        .withMessageContaining("template page.ftlh failed")
        .withMessageContaining("sections");
  }

  @Test
  void numbersAreTheSameInAnyLocale() throws IOException {
    String page = Files.readString(SamplePages.small(folder.resolve("a")));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Files.readString(SamplePages.small(folder.resolve("b")))).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theScriptDrawsEveryKindOfPanel() throws IOException {
    StringBuilder scripts = new StringBuilder();
    try (Stream<Path> files = Files.list(RESOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
        scripts.append(Files.readString(file));
      }
    }
    for (Class<?> kind : Panel.class.getPermittedSubclasses()) {
      assertThat(scripts).contains("kinds." + kind.getSimpleName() + " = {");
    }
  }

  @Test
  void whatIsRareIsSaidAsWell() {
    SortedMap<Long, Set<String>> seeds = new TreeMap<>();
    for (long seed = 1; seed <= 51; seed++) {
      seeds.put(seed, new TreeSet<>(Set.of("0123456789abcdef")));
    }
    seeds.get(2L).add("fedcba9876543210");
    Section section =
        new Section(
            "One",
            "What it is.",
            new Completeness(
                1,
                Map.of(CellState.DONE, 1L),
                List.of(),
                IntStream.range(0, 60).mapToObj(i -> "<" + i + ">").toList()),
            Selection.LAST,
            List.of(),
            List.of(),
            List.of("table.csv"),
            List.of(),
            new Section.Overall(List.of(), comparisons(), List.of(), PageFigures.NONE),
            new CellBrowser("{}", 20_001, 30_000),
            new RunOrigins(new TreeMap<>(), Map.of("a<b", seeds), "name: <x>"));

    String page = Page.of("Two", List.of(section, section), List.of("a/", "b/"));

    assertThat(page)
        .contains("<a href=\"#s2\">One</a> <span class=\"sub\">1 of 1 runs</span>")
        .contains("<h3 id=\"s1-cells\">", "<a href=\"b/table.csv\">", "data-runs=\"b/../runs/\"")
        .contains("<li>&lt;49&gt;</li>", "These are the first 50 of 60; see cells.csv.")
        .contains("these are the first 20000 of 30000 cells")
        .contains("runs of 1 seeds disagree on their data (a&lt;b); methods were not")
        .contains("<td>0123456789ab, fedcba987654</td>", "Data hashes (a&lt;b): 51 seeds")
        .contains("The first 50 seeds.", "<pre>name: &lt;x&gt;</pre>")
        .contains("</span> within tolerance</span>", "</span> outside tolerance</span>")
        .contains("<td data-value=\"NaN\">—</td>", "</span> no value of ours</span>")
        .contains(
            "<td data-value=\"1.0E-9\">1e−9</td>", "<td data-value=\"1.234567E8\">1.2346e8</td>")
        .doesNotContain("<li>&lt;50&gt;</li>");
  }

  /** Ours is the expected number, another, and none. */
  private static List<Comparison> comparisons() {
    SeriesKey key = new SeriesKey(Metric.LOSS, "test", SeriesKey.WORST);
    Margin tolerance = new Margin(1e-9, false);
    Expected number = new Expected("One", Where.ANYWHERE, "dpo", key, 1.234567e8, tolerance, "");
    return Stream.of(Summary.of(1.234567e8), Summary.of(1), Summary.of())
        .map(ours -> new Comparison("One", "", number, ours, "no run has it"))
        .toList();
  }
}
