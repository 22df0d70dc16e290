package io.github.grposuite.reports.page;

import static io.github.grposuite.reports.table.HtmlTable.escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What stands before and after a page's content: policy, style and script. */
final class PageFrame {
  /** In the order in which they use each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "scales.js",
          "chart.js",
          "lines.js",
          "bars.js",
          "maps.js",
          "estimates.js",
          "probe.js",
          "figures.js",
          "tables.js",
          "cells.js",
          "page.js");

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="icon" href="data:,">
      <title>TITLE</title>
      <style>
      STYLE</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="tools"></header>
      """;

  private PageFrame() {}

  static String head(String title) {
    return HEAD.replace("STYLE", resource("page.css")).replace("TITLE", escape(title));
  }

  static String foot() {
    String script = SCRIPTS.stream().map(PageFrame::resource).collect(Collectors.joining());
    return Json.element("id=\"theme\"", ThemeJson.text())
        + "<script>\n(() => {\n'use strict';\n"
        + script
        + "})();\n</script>\n</body>\n</html>\n";
  }

  private static String resource(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
