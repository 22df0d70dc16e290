package io.github.grposuite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.datasets.opinions.SurveyException;
import io.github.grposuite.datasets.opinions.SurveyReader;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.DoneMarker;
import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.Manifest;
import io.github.grposuite.records.MetricsRow;
import io.github.grposuite.records.NewerFormatException;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.records.file.Sha256;
import io.github.grposuite.records.fuzz.Fuzz;
import io.github.grposuite.records.fuzz.Mutations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken surveys, specifications and records. {@code -Dfuzz.seconds=N} gives each reader N seconds,
 * {@code -Dfuzz.first=N} begins with the N-th copy.
 */
class ReadersFuzzTest {
  private static final List<Class<? extends RuntimeException>> REFUSALS =
      List.of(
          SurveyException.class,
          SurveyException.UnknownGroup.class,
          UsageException.class,
          RecordException.class,
          NewerFormatException.class);

  private static final String SURVEY =
      """
      question,selections,options,source
      "Is it, ""so""?","defaultdict(<class 'list'>, {'Peru': [0.5, 0.25, 0.25], 'Chile': [1.0, 0, 0]})","['Yes', ""No"", 'It\\'s \\u00e9']",GAS
      "Two
      lines?","{'Peru': [nan, None, 1e-3], 'Korea, South': [0.2, 0.8, 0.0]}","[1, 2.5, 'x']",WVS
      Plain?,"{'Peru': [0.5, 0.5]}","['Yes', 'No']",GAS
      """;

  private static final String SPECIFICATION =
      """
      name: my/experiment
      description: text
      seeds: 1..3,7
      data: {source: synthetic, random: splittable, features: same, pairs: even, actions: 4,
        state_dimension: 1, rewards: [[1, 3], [3, 1]], group_weights: [0.5, 0.5],
        label_certainty: [1, 0.9], train: 20, validation: 20, test: 20, start: [0, 1]}
      methods:
        dpo: {beta: 1, eta_theta: 0.5, steps: 10}
        gr-dpo: {beta: 1e-1, eta_theta: 0.5, eta_alpha: 0.1, steps: 10, evaluate_every: 5}
      vary: {methods.*.beta: [0.1, 1], data.train: 20..40:10}
      exclude: [{methods.*.beta: 1, seed: 2}]
      subsets: {quick: {seeds: 1, methods: [dpo]}}
      """;

  private static final String METRICS =
      """
      step,split,group,metric,value
      -1,train,"Korea, South",loss,25.0
      -1,train,"a ""b""\",loss,2.5E-7
      -1,train,worst,loss,25.0
      0,train,"Korea, South",loss,24.0
      0,train,"a ""b""\",loss,2.25E-7
      0,train,worst,loss,24.0
      """;

  @TempDir Path folder;

  private void fuzz(Path file, LongFunction<byte[]> copies, Runnable reader, TestReporter log)
      throws IOException, InterruptedException {
    String where = file.getParent().toString();
    Fuzz.Counts counts = new Fuzz(file, copies, reader, REFUSALS, where).run(Fuzz.TIME);
    log.publishEntry(String.valueOf(file.getFileName()), counts.toString());
    assertThat(counts.read()).as("read").isPositive();
    assertThat(counts.refused()).as("refused").isPositive();
  }

  @Test
  void survey(TestReporter log) throws IOException, InterruptedException {
    Path file = folder.resolve("survey.csv");
    byte[] valid = SURVEY.getBytes(UTF_8);
    fuzz(file, number -> new Mutations(number).bytes(valid), () -> survey(file), log);
  }

  private static void survey(Path file) {
    try {
      OpinionSurvey survey = SurveyReader.read(file, List.of("Peru"));
      assertThat(survey.groups().get(0)).isEqualToIgnoringWhitespace("Peru");
      survey.cells().stream()
          .flatMap(List::stream)
          .forEach(
              cell -> {
                assertThat(cell.shares()).hasSameSizeAs(cell.question().options());
                assertThat(Arrays.stream(cell.shares())).allMatch(share -> share >= 0);
                assertThat(UTF_8.newEncoder().canEncode(cell.question().toString())).isTrue();
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void specification(TestReporter log) throws IOException, InterruptedException {
    Path file = folder.resolve("my.yaml");
    byte[] yaml = SPECIFICATION.getBytes(UTF_8);
    // YAML holds JSON, of which values can be changed one by one.
    byte[] json = new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
    fuzz(
        file,
        number ->
            number % 2 == 0
                ? new Mutations(number).bytes(yaml)
                : new Mutations(number).jsonOrBytes(json),
        () -> Plan.of(Specification.read(file)).cells().forEach(cell -> cell.id()),
        log);
  }

  @Test
  void metrics(TestReporter log) throws IOException, InterruptedException {
    record("metrics.csv", METRICS, run -> RunReader.rows(run, ReadersFuzzTest::check), log);
  }

  private static void check(MetricsRow row) {
    assertThat(row.step()).isGreaterThanOrEqualTo(-1);
    assertThat(UTF_8.newEncoder().canEncode(row.group())).isTrue();
  }

  @Test
  void manifest(TestReporter log) throws IOException, InterruptedException {
    record(
        "manifest.json",
        "{\"format\": 3, \"id\": \"a\", \"hyperparameters\": {\"beta\": 0.1, \"b\": [0.9, 1]},"
            + " \"data\": {\"source\": \"synthetic\"}, \"libraries\": {\"tribuo\": \"4\"}}",
        run -> {
          Manifest manifest = Manifest.read(run);
          manifest.values();
          manifest.seconds();
        },
        log);
  }

  /** A record whose digests fit the broken file, so that the file's own reader has to see it. */
  private void record(String name, String text, Consumer<Path> reader, TestReporter log)
      throws IOException, InterruptedException {
    ExperimentFixture fixture = new ExperimentFixture(folder);
    fixture.record("a", METRICS);
    Path run = fixture.run("a");
    byte[] valid = text.getBytes(UTF_8);
    LongFunction<byte[]> copies =
        number ->
            name.endsWith(".json")
                ? new Mutations(number).jsonOrBytes(valid)
                : new Mutations(number).bytes(valid);
    fuzz(
        run.resolve(name),
        copies,
        () -> {
          sign(run);
          reader.accept(run);
        },
        log);
  }

  private static void sign(Path run) {
    try {
      Map<String, String> digests = new LinkedHashMap<>();
      for (String file : List.of("environment.json", "manifest.json", "metrics.csv")) {
        digests.put(file, Sha256.hex(Files.readAllBytes(run.resolve(file))));
      }
      Files.writeString(run.resolve("done"), DoneMarker.text(digests));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a digest that fits, no change of a record is ever read. */
  @Test
  void unsignedChanges() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(folder);
    fixture.record("a", METRICS);
    Path metrics = fixture.run("a").resolve("metrics.csv");
    byte[] valid = METRICS.getBytes(UTF_8);
    for (int number = 1; number <= 300; number++) {
      byte[] copy = new Mutations(number).bytes(valid);
      Files.write(metrics, copy);
      boolean read = true;
      try {
        RunReader.rows(fixture.run("a"), row -> {});
      } catch (RecordException e) {
        read = false;
      }
      assertThat(read).as("copy " + number).isEqualTo(Arrays.equals(copy, valid));
    }
  }
}
