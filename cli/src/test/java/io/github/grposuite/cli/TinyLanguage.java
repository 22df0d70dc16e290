package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.OpinionGroups;
import io.github.grposuite.datasets.opinions.SurveySimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs of language models on tiny random checkpoints and some questions of the survey. */
final class TinyLanguage {
  static final Path FIXTURES =
      Path.of("../language/src/test/resources/io/github/grposuite/language/fixtures");

  static final String[] SHORT = {
    "--set", "methods.*.epochs=1", "--set", "methods.*.evaluate_every=64"
  };

  private TinyLanguage() {}

  static String model(String fixture) {
    return "data.model=" + FIXTURES.resolve(fixture);
  }

  private static Path survey(Path out, int rows) throws IOException {
    Path file = out.resolve("survey.csv");
    if (!Files.exists(file)) {
      Files.write(file, survey(rows), StandardCharsets.UTF_8);
    }
    return file;
  }

  /** The header, and the embedded survey's first questions that all groups answer. */
  static List<String> survey(int rows) {
    List<String> lines = SurveySimulator.csv(SurveySimulator.SEED).lines().toList();
    return Stream.concat(
            lines.stream().limit(1),
            lines.stream().filter(line -> OpinionGroups.FIVE.stream().allMatch(line::contains)))
        .limit(rows + 1L)
        .toList();
  }

  static String[] arguments(
      Path out, String experiment, String fixture, Path target, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("run", experiment, "--out", target.toString()));
    all.addAll(List.of("--set", "data.file=" + survey(out, 25)));
    if (Stream.of(more).noneMatch(argument -> argument.startsWith("data.model="))) {
      all.addAll(List.of("--set", model(fixture)));
    }
    if (!List.of(more).contains("--seeds")) {
      all.addAll(List.of("--seeds", "0"));
    }
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  /** Everything but the environment, by path. */
  static Map<String, String> records(Path experiment) throws IOException {
    Map<String, String> records = new TreeMap<>();
    Path runs = experiment.resolve("runs");
    try (Stream<Path> files = Files.walk(runs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = runs.relativize(file).toString();
        if (!name.matches("(.*/)?(environment\\.json|done|\\.locks)")) {
          records.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return records;
  }
}
