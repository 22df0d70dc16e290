package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.ThemeValues;
import io.github.grposuite.reports.verdict.Captions;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdict;
import io.github.grposuite.reports.verdict.VerdictMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One HTML page, complete in itself: data, style and script are in it, and it loads nothing. Light
 * or dark as the reader has it; without scripts it has everything but figures and cells.
 */
public final class Page {
  /** In the order in which they use each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "scales.js",
          "chart.js",
          "axes.js",
          "lines.js",
          "bars.js",
          "maps.js",
          "estimates.js",
          "probe.js",
          "figures.js",
          "tables.js",
          "cells.js",
          "page.js");

  private Page() {}

  /**
   * A section in its place.
   *
   * @param id unique on the page
   * @param base path to the report's folder, with a slash at its end unless empty
   */
  public record Placed(Section section, String id, String base) {}

  private record Theme(List<String> colours, List<float[]> dashes, List<String> markers) {}

  /**
   * @param bases for each section, the relative path from the page to its report folder; empty or
   *     ends with a slash
   */
  public static String of(String title, List<Section> sections, List<String> bases) {
    return of(title, List.of(), sections, bases, List.of());
  }

  /**
   * The same, after the paper's figures.
   *
   * @param paper its figures, in its order
   * @param crossing judgements that need several of the sections
   */
  public static String of(
      String title,
      List<ReproducedFigure> paper,
      List<Section> sections,
      List<String> bases,
      List<Judgement> crossing) {
    List<Judgement> judgements =
        Stream.concat(
                sections.stream().flatMap(section -> section.overall().judgements().stream()),
                crossing.stream())
            .toList();
    List<Comparison> comparisons =
        sections.stream().flatMap(section -> section.overall().comparisons().stream()).toList();
    Map<String, Object> values = new HashMap<>();
    values.put("fn", new TemplateFunctions());
    values.put("title", title);
    values.put("style", resource("page.css"));
    values.put("script", SCRIPTS.stream().map(Page::resource).collect(Collectors.joining()));
    values.put(
        "theme",
        Json.text(new Theme(ThemeValues.colours(), ThemeValues.dashes(), ThemeValues.markers())));
    values.put("paper", paper);
    values.put("verdicts", Verdict.values());
    values.put("judgements", judgements);
    values.put(
        "matrices",
        VerdictMatrix.of(judgements.stream().filter(j -> j.claim().figure().isEmpty()).toList()));
    values.put("captions", Captions.of(judgements));
    values.put("comparisons", comparisons);
    values.put(
        "sections",
        IntStream.range(0, sections.size())
            .mapToObj(i -> new Placed(sections.get(i), "s" + (i + 1), bases.get(i)))
            .toList());
    return Templates.render("page.ftlh", values);
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
