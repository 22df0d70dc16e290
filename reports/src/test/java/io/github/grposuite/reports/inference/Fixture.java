package io.github.grposuite.reports.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file that {@code tools/statistics_fixtures.py} wrote: names and their numbers, in its order.
 */
record Fixture(Map<String, double[]> lines) {
  static final Fixture EXACT = read("exact.csv");
  static final Fixture BRACKETS = read("brackets.csv");

  private static Fixture read(String name) {
    Map<String, double[]> lines = new LinkedHashMap<>();
    try (InputStream in = Fixture.class.getResourceAsStream(name)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] parts = line.split(",", -1);
          lines.put(
              parts[0], Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Fixture(lines);
  }

  double[] get(String name) {
    double[] values = lines.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no line " + name + "; there are " + lines.keySet());
    }
    return values;
  }

  double one(String name) {
    return get(name)[0];
  }

  double[] sample(String name) {
    return get("sample/" + name);
  }

  /** The three tasks of {@code strata} or {@code others}. */
  List<double[]> strata(String name) {
    return List.of(get(name + "/0"), get(name + "/1"), get(name + "/2"));
  }

  /** What follows the prefix, of all lines that have it. */
  Map<String, double[]> under(String prefix) {
    return lines.entrySet().stream()
        .filter(line -> line.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                line -> line.getKey().substring(prefix.length()),
                Map.Entry::getValue,
                (first, second) -> first,
                LinkedHashMap::new));
  }
}
