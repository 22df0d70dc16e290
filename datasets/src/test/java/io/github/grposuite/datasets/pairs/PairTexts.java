package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of a few rows, and what is read of them. */
final class PairTexts {
  private PairTexts() {}

  static Path write(Path folder, String name, String... lines) {
    try {
      return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same rows for all three parts, so that few are enough. */
  static Map<Part, Path> whole(Path file) {
    return Map.of(
        Part.TRAIN,
        file,
        Part.VALIDATION,
        copy(file, "validation-"),
        Part.TEST,
        copy(file, "test-"));
  }

  private static Path copy(Path file, String prefix) {
    Path copy = file.resolveSibling(prefix + file.getFileName());
    try {
      return Files.exists(file)
          ? Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING)
          : copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PairRequest request(Path file, GroupColumn group) {
    return new PairRequest(
        List.of(),
        whole(file),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        group,
        List.of(),
        1,
        Optional.empty());
  }

  static PairRequest request(Path file, String group) {
    return request(file, GroupColumn.of(group));
  }

  static PairRequest with(PairRequest of, PairColumns columns) {
    return new PairRequest(
        of.files(),
        of.divided(),
        Optional.of(columns),
        of.choice(),
        of.features(),
        of.group(),
        of.groups(),
        of.minPairs(),
        of.split());
  }

  static PairRequest with(PairRequest of, Choice choice) {
    return new PairRequest(
        of.files(),
        of.divided(),
        of.columns(),
        Optional.of(choice),
        of.features(),
        of.group(),
        of.groups(),
        of.minPairs(),
        of.split());
  }

  static PairRequest divided(Path file, String group, PairSplit split, String... groups) {
    return new PairRequest(
        List.of(file),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        GroupColumn.of(group),
        List.of(groups),
        1,
        Optional.of(split));
  }

  static DividedPairs scan(PairRequest request) {
    try {
      return ScannedPairs.of(request).divide(7);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TextPairs texts(PairRequest request) {
    try {
      return PairReading.texts(scan(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The training pairs as {@code group: prompt | chosen > rejected}. */
  static List<String> lines(PairRequest request) {
    return texts(request).train().stream().map(PairTexts::line).toList();
  }

  static String line(TextPair pair) {
    return "%s: %s | %s > %s"
        .formatted(
            pair.text().group(),
            pair.text().prompt(),
            pair.text().chosen(),
            pair.text().rejected());
  }

  /** What is left out, as {@code reason of group: count}. */
  static List<String> drops(PairRequest request) {
    List<String> lines = new ArrayList<>();
    scan(request)
        .drops()
        .counts()
        .forEach(
            (reason, groups) ->
                groups.forEach((g, n) -> lines.add(reason.text() + " of " + g + ": " + n)));
    return lines;
  }

  static List<TextPair> all(TextPairs pairs) {
    return Stream.of(Part.values()).flatMap(part -> pairs.of(part).stream()).toList();
  }
}
