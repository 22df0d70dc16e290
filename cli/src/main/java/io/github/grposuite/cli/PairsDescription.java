package io.github.grposuite.cli;

import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.datasets.pairs.DividedPairs;
import io.github.grposuite.datasets.pairs.PairStatistics;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.draw.LackingLetters;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** What {@code grpo data describe FILE} says of pairs. */
final class PairsDescription {
  private static final SeriesStyle STYLE = new SeriesStyle(0, 0);

  private final String name;
  private final DividedPairs divided;
  private final List<String> groups;
  private final Optional<PairStatistics> statistics;

  /** Without texts, features stand for them. */
  PairsDescription(String name, DividedPairs divided, Optional<TextPairs> texts) {
    this.name = name;
    this.divided = divided;
    this.groups = divided.groups();
    this.statistics = texts.map(PairStatistics::of);
  }

  String text() {
    int used = 0;
    for (int g = 0; g < groups.size(); g++) {
      used += pairs(g);
    }
    StringBuilder text =
        new StringBuilder(name + ": " + Flags.count(used, "pair") + " of ")
            .append(Flags.count(groups.size(), "group") + " used\n");
    divided.sharedPrompts().ifPresent(shared -> text.append(shared).append('\n'));
    section(text, "Pairs by group", sizes(divided));
    section(text, "Left out, by reason and group", drops());
    statistics.ifPresent(
        known -> {
          section(text, "Prompts, and mean words a text", words(known));
          section(
              text,
              "Fraction of the comparisons that two groups share on which they prefer different"
                  + " responses",
              matrix(known));
        });
    return text.toString();
  }

  private static void section(StringBuilder text, String title, DataTable table) {
    text.append('\n').append(title).append('\n');
    text.append(table.isEmpty() ? "  none\n" : table.text());
  }

  private int pairs(int group) {
    return Arrays.stream(Part.values()).mapToInt(part -> divided.size(group, part)).sum();
  }

  /** The pairs of every group by part. */
  static DataTable sizes(DividedPairs divided) {
    DataTable table = new DataTable(List.of("group", "train", "validation", "test"));
    for (int g = 0; g < divided.groups().size(); g++) {
      table.add(
          divided.groups().get(g),
          divided.size(g, Part.TRAIN),
          divided.size(g, Part.VALIDATION),
          divided.size(g, Part.TEST));
    }
    return table;
  }

  private DataTable drops() {
    DataTable table = new DataTable(List.of("reason", "group", "count"));
    divided
        .drops()
        .counts()
        .forEach(
            (reason, byGroup) ->
                byGroup.forEach((group, count) -> table.add(reason.text(), group, count)));
    return table;
  }

  private DataTable words(PairStatistics known) {
    DataTable table =
        new DataTable(
            List.of("group", "prompts", "prompt", "chosen", "rejected", "chosen is longer"));
    for (int g = 0; g < groups.size(); g++) {
      PairStatistics.OfGroup of = known.groups().get(g);
      table.add(
          groups.get(g),
          of.prompts(),
          of.promptWords(),
          of.chosenWords(),
          of.rejectedWords(),
          of.chosenLonger());
    }
    return table;
  }

  private DataTable matrix(PairStatistics known) {
    List<String> header = new ArrayList<>(List.of("", "group"));
    for (int h = 0; h < groups.size(); h++) {
      header.add(Integer.toString(h + 1));
    }
    DataTable table = new DataTable(header);
    for (int g = 0; g < groups.size(); g++) {
      List<Object> row = new ArrayList<>(List.of(g + 1, groups.get(g)));
      for (int h = 0; h < groups.size(); h++) {
        row.add(h == g ? Double.NaN : known.opposite()[g][h]);
      }
      table.add(row.toArray());
    }
    return table;
  }

  private DataTable disagreement(PairStatistics known) {
    DataTable table = new DataTable(List.of("group", "other", "shared", "opposite"));
    for (int g = 0; g < groups.size(); g++) {
      for (int h = g + 1; h < groups.size(); h++) {
        table.add(groups.get(g), groups.get(h), known.shared()[g][h], known.opposite()[g][h]);
      }
    }
    return table;
  }

  /** What the font of a style has no letters for. */
  Optional<String> notice(FigureStyle style) {
    return LackingLetters.of(List.of(figure()), style).notice();
  }

  /** Writes the tables as CSV and the chart; returns the files. */
  List<Path> write(Path folder, FigureStyle style) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(AtomicFile.replace(folder.resolve("counts.csv"), sizes(divided).csv()));
    written.add(AtomicFile.replace(folder.resolve("drops.csv"), drops().csv()));
    if (statistics.isPresent()) {
      PairStatistics known = statistics.get();
      written.add(AtomicFile.replace(folder.resolve("words.csv"), words(known).csv()));
      written.add(
          AtomicFile.replace(folder.resolve("disagreement.csv"), disagreement(known).csv()));
    }
    written.addAll(FigureWriter.writeAll(folder.resolve("figures"), List.of(figure()), style));
    return written;
  }

  private Figure figure() {
    List<Panel> panels = new ArrayList<>();
    panels.add(new Panel.Bars("Pairs", "pairs", bars(this::pairs)));
    statistics.ifPresent(
        known ->
            panels.add(
                new Panel.Bars(
                    "Longer responses preferred",
                    "fraction of pairs",
                    bars(g -> known.groups().get(g).chosenLonger()))));
    return new Figure("pairs", "Pairs by group", panels);
  }

  private List<Bar> bars(IntToDoubleFunction height) {
    List<Bar> bars = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      bars.add(new Bar(groups.get(g), STYLE, height.applyAsDouble(g), Double.NaN));
    }
    return bars;
  }
}
