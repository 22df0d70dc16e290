package io.github.grposuite.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.grposuite.reports.draw.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
}
