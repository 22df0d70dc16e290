package io.github.grposuite.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.CrowdedPanels;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, opened from a file. Skipped where there is no Chromium. */
class PageBrowserTest {
  /** From the start of loading until tables, cells and figures in view can be used. */
  private static final long MOST_MILLISECONDS = 2000;

  @TempDir static Path folder;
  private static Optional<Browser> started = Optional.empty();
  private static Path page;

  /** Texts of a chart that meet each other or leave it, up to ten. */
  private static final String TEXTS_IN_THE_WAY =
      """
      const found = [];
      for (const chart of document.querySelectorAll('svg.chart')) {
        const whole = chart.getBoundingClientRect();
        const scale = whole.width / 480;
        const texts = [...chart.querySelectorAll('text')].flatMap(node => {
          const parts = [...node.querySelectorAll(':scope > tspan[x]')];
          return (parts.length ? parts : [node]).map(part => ({part, box: part.getBoundingClientRect()}));
        }).filter(one => one.part.textContent);
        const say = one => one.part.textContent.slice(0, 40);
        const in_ = chart.closest('figure').querySelector('figcaption').textContent.slice(0, 30)
          + ', ' + chart.closest('.panel').dataset.kind + ': ';
        texts.forEach((one, i) => {
          const {left, right, top, bottom} = one.box;
          if (left < whole.left - 1 || right > whole.right + 1 || top < whole.top - 1 || bottom > whole.bottom + 1) {
            found.push(in_ + say(one) + ' leaves the chart');
          }
          for (const other of texts.slice(i + 1)) {
            const across = Math.min(right, other.box.right) - Math.max(left, other.box.left);
            const down = Math.min(bottom, other.box.bottom) - Math.max(top, other.box.top);
            if (across > 3 * scale && down > 3 * scale) {
              found.push(in_ + say(one) + ' meets ' + say(other));
            }
          }
        });
      }
      return found.slice(0, 10);
      """;

  private final Browser browser = started.orElse(null);

  @BeforeAll
  static void start() throws IOException {
    started = Browser.start();
    assumeTrue(
        started.isPresent(),
        "no chromium and chromedriver on the PATH: the page is not tested in a browser");
    page = SamplePages.small(folder);
  }

  @AfterAll
  static void stop() {
    started.ifPresent(Browser::close);
  }

  /** Whatever a test does, nothing complains, nothing is loaded, and nothing hostile runs. */
  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.<Long>js("return performance.getEntriesByType('resource').length")).isZero();
    assertThat(browser.<Object>js("return window.hacked ?? null")).isNull();
  }

  @Test
  void hostileTextIsText() {
    browser.open(page);

    assertThat(browser.one("h1").getText()).isEqualTo(SamplePages.TITLE);
    assertThat(browser.all("main img")).isEmpty();
    assertThat(browser.all("meta[http-equiv=Content-Security-Policy]")).hasSize(1);
  }

  @Test
  void tablesSortByClickAndKey() {
    browser.open(page);
    WebElement header = browser.all("#s1-f1 ~ .table th").get(2);
    String first = "#s1-f1 ~ .table tbody tr:first-child th";
    assertThat(browser.one(first).getText()).isEqualTo("DPO");

    browser.click(header.findElement(By.tagName("button")));
    assertThat(header.getDomAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(browser.one(first).getText()).isEqualTo("GR-DPO");

    browser.keys(header.findElement(By.tagName("button")), Keys.ENTER);
    assertThat(header.getDomAttribute("aria-sort")).isEqualTo("descending");
    assertThat(browser.one(first).getText()).isEqualTo("IPO");
  }

  @Test
  void verdictsAreFiltered() {
    browser.open(page);
    assertThat(browser.one(".counts").getText()).contains("2", "supported", "1", "contradicted");

    choose("contradicted");
    assertThat(shownVerdicts()).containsExactly("contradicted");
    assertThat(browser.one(".count").getText()).isEqualTo("1 of 3 rows");

    choose("");
    browser.one(".controls input").sendKeys("second");
    assertThat(shownVerdicts()).containsExactly("supported");
  }

  @Test
  void everyKindOfPanelIsDrawnAndRead() {
    browser.open(page);
    for (WebElement frame : figure().findElements(By.cssSelector(".frame"))) {
      browser.keys(frame, Keys.ARROW_RIGHT);
      String label = frame.getDomAttribute("aria-label");
      assertThat(browser.<String>js("return arguments[0].nextSibling.textContent", frame))
          .as(label)
          .matches("(?s).*\\d.*");
      browser.js("arguments[0].blur()", frame);
    }
    assertThat(browser.all(".panel")).hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void pointerAndKeysShowTheData() {
    browser.open(page);
    WebElement frame = lines();

    browser.keys(frame, Keys.HOME, Keys.ARROW_RIGHT);
    assertThat(tip(frame)).isEqualTo("update 100|GR-DPO|10 ± 0.125|DPO|2 ± 0.5");

    browser.point(frame, 0.97);
    assertThat(tip(frame)).isEqualTo("update 300|DPO|4.125 ± 0.5|GR-DPO|0.25 ± 0.125");
    browser.keys(frame, Keys.ESCAPE);
    assertThat(browser.<Boolean>js("return arguments[0].nextSibling.hidden", frame)).isTrue();
  }

  @Test
  void legendAndSwitchesRedraw() {
    browser.open(page);
    WebElement panel = lines().findElement(By.xpath("../.."));
    assertThat(count(panel, "path.line")).isEqualTo(2 + 2);
    assertThat(ticks(panel)).contains("20", "60").doesNotContain("10");

    browser.click(find(panel, "[data-switch=logY]"));
    assertThat(ticks(panel)).contains("1", "10").doesNotContain("60");

    browser.click(find(panel, ".legend button"));
    assertThat(find(panel, ".legend button").getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(count(panel, ".chart path.line")).isEqualTo(1);
    browser.click(find(panel, ".legend button"));

    assertThat(count(panel, "path.trace")).isZero();
    browser.click(find(panel, "[data-switch=traces]"));
    assertThat(count(panel, "path.trace")).isEqualTo(1);
  }

  @Test
  void aCellShowsItsConfigurationAndError() {
    browser.open(page);
    WebElement search = browser.one(".cells input");
    browser.show(search);
    search.sendKeys("dpo3");

    browser.click(browser.one(".cells tr.cell button.id"));

    String detail = browser.one(".cells tr.detail").getText();
    assertThat(detail)
        .contains("it failed: </script><img", "beta", "0.25", "data.features (varied)", "same");
    assertThat(browser.one(".cells tr.detail a").getDomAttribute("href"))
        .isEqualTo("../runs/dpo3/");
    assertThat(browser.all(".cells tr.cell")).hasSize(1);
  }

  @Test
  void darkIsKeptAndReadable() {
    browser.open(page);
    assertThat(contrasts()).allSatisfy(ratio -> assertThat(ratio).isGreaterThan(4.5));

    browser.click(browser.one("#dark"));
    assertThat(contrasts()).allSatisfy(ratio -> assertThat(ratio).isGreaterThan(4.5));
    browser.open(page);
    assertThat(browser.<String>js("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(21, 24, 28)");
    browser.click(browser.one("#dark"));
  }

  @Test
  void headingsAndLandmarksAreInOrder() {
    browser.open(page);

    List<Long> levels =
        browser.js(
            "return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))");
    assertThat(levels).startsWith(1L, 2L);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i) - levels.get(i - 1)).isLessThanOrEqualTo(1);
    }
    assertThat(browser.all("main, nav, header")).hasSize(3);
    assertThat(browser.<Long>js("return document.querySelectorAll('[id]').length"))
        .isEqualTo(
            browser.<Long>js(
                "return new Set([...document.querySelectorAll('[id]')].map(n => n.id)).size"));
  }

  /** Of 2 to 60 groups or methods with names of any length and script. */
  @Test
  void namesStandWholeAndApart() throws IOException {
    String sentence = "the people beyond the old river bank and their neighbours ".repeat(6);
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<Integer, String> crowd :
        List.of(
            Map.entry(2, "IPO %d"),
            Map.entry(20, "IPO %d"),
            Map.entry(60, "IPO %d"),
            Map.entry(20, "District %d beyond the old river bank"),
            Map.entry(10, "undividable_configuration_of_the_group_number_%d"),
            Map.entry(12, "日本の長い名前の地域と隣の人々 %d"),
            Map.entry(3, "%d " + sentence.substring(0, 296)))) {
      figures.add(
          new Figure(
              "crowd-" + figures.size(),
              crowd.getValue(),
              CrowdedPanels.of(crowd.getKey(), crowd.getValue()::formatted).values().stream()
                  .toList()));
    }
    browser.open(SamplePages.drawing(folder, figures));
    browser.js("dispatchEvent(new Event('beforeprint'))");

    assertThat(browser.<List<String>>js(TEXTS_IN_THE_WAY)).isEmpty();
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      List<String> drawn =
          browser.js(
              "return [...document.querySelectorAll('figure.plot')[arguments[0]]"
                  + ".querySelectorAll('svg.chart')].map(n => n.textContent)",
              i);
      for (int p = 0; p < drawn.size(); p++) {
        Panel panel = figure.panels().get(p);
        assertThat(drawn.get(p).replace(" ", ""))
            .as("%s of %s", panel.getClass().getSimpleName(), figure.caption())
            .doesNotContain("…")
            .satisfies(
                text ->
                    assertThat(namesOf(panel))
                        .allSatisfy(name -> assertThat(text).contains(name.replace(" ", ""))));
      }
    }
  }

  /** Those that are written beside or below the plot, not in the legend. */
  private static Stream<String> namesOf(Panel panel) {
    if (panel instanceof Panel.Lines lines) {
      return lines.ticks().stream();
    } else if (panel instanceof Panel.Simplex simplex) {
      return simplex.corners().stream();
    } else if (panel instanceof Panel.Bars bars) {
      return bars.bars().stream().map(Bar::label);
    } else if (panel instanceof Panel.GroupedBars bars) {
      return bars.groups().stream();
    } else if (panel instanceof Panel.HeatMap map) {
      return Stream.concat(map.rows().stream(), map.columns().stream());
    } else if (panel instanceof Panel.Forest forest) {
      return forest.rows().stream().map(Panel.Forest.Row::label);
    } else if (panel instanceof Panel.CriticalDifference ranks) {
      return ranks.methods().stream().map(Panel.CriticalDifference.Ranked::label);
    }
    return Stream.of();
  }

  @Test
  void aPageOfThePapersSizeIsReadySoon() throws IOException {
    Path large = SamplePages.ofPaperSize(folder);
    assertThat(large.toFile().length()).isLessThan(5_000_000);

    browser.open(large);

    String ready = browser.js("return document.documentElement.dataset.ready");
    System.out.printf("page of %s bytes, ready after %s ms%n", large.toFile().length(), ready);
    assertThat(Long.parseLong(ready)).isLessThan(MOST_MILLISECONDS);
    browser.show(browser.one("figure.plot"));
    assertThat(browser.<Long>js("return document.querySelectorAll('.cells tr.cell').length"))
        .isEqualTo(50);
  }

  private WebElement figure() {
    WebElement figure = browser.one("figure.plot");
    browser.js("dispatchEvent(new Event('beforeprint'))");
    return figure;
  }

  private WebElement lines() {
    return find(figure(), "[data-kind=Lines] .frame");
  }

  private static WebElement find(WebElement in, String selector) {
    return in.findElement(By.cssSelector(selector));
  }

  private long count(WebElement in, String selector) {
    return browser.js("return arguments[0].querySelectorAll(arguments[1]).length", in, selector);
  }

  private List<String> ticks(WebElement panel) {
    return browser.js(
        "return [...arguments[0].querySelectorAll('.tick')].map(n => n.textContent)", panel);
  }

  private String tip(WebElement frame) {
    return browser.js(
        "return [...arguments[0].nextSibling.children].flatMap(n => n.tagName === 'B' ?"
            + " [n.textContent] : [n.childNodes[1].textContent,"
            + " n.lastChild.textContent]).join('|')",
        frame);
  }

  private void choose(String verdict) {
    browser.js(
        "const s = document.querySelector('.controls select'); s.value = arguments[0];"
            + "s.dispatchEvent(new Event('change'))",
        verdict);
  }

  private List<String> shownVerdicts() {
    return browser.js(
        "return [...document.querySelectorAll('[data-verdict]')].filter(r => !r.hidden)"
            + ".map(r => r.dataset.verdict)");
  }

  /** Of every colour of text, on both backgrounds (WCAG 2.2). */
  private List<Double> contrasts() {
    return browser.js(
        """
        const style = getComputedStyle(document.documentElement);
        const luminance = name => {
          const hex = style.getPropertyValue(name).trim().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
          const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        return ['--ink', '--soft', '--link', '--good', '--bad', '--open', '--none'].flatMap(text =>
          ['--paper', '--raised'].map(back => {
            const [light, dark] = [luminance(text), luminance(back)].sort((a, b) => b - a);
            return (light + 0.05) / (dark + 0.05) + 1e-9;
          }));
        """);
  }
}
