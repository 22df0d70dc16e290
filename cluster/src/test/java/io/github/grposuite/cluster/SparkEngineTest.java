package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.datasets.opinions.SurveySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a standalone master with two workers of one core each, against the local engine. */
@Timeout(300)
class SparkEngineTest {
  private static final String SMALL =
      """
      name: small
      description: Two methods
      seeds: 1..%d
      data:
        source: synthetic
        random: numpy-legacy
        features: flipped
        pairs: uneven
        actions: 8
        state_dimension: 2
        rewards: [[1, 3, 1, 3], [3, 1, 3, 1]]
        group_weights: [0.2, 0.8]
        label_certainty: [1, 1]
        train: 300
        validation: 100
        test: 100
        start: [0, 5]
      methods:
        gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, steps: %d, evaluate_every: 100}
        gr-ipo: {beta: 0.1, eta_alpha: 0.01, steps: 100, evaluate_every: 1}
      vary:
        methods.*.chi: [0, 0.1, 0.3, 0.5, 0.7, 1]
      """;

  private static final int SECONDS = 240;

  @TempDir static Path folder;
  private static StandaloneCluster cluster;

  @TempDir Path out;

  @BeforeAll
  static void start() throws Exception {
    cluster = StandaloneCluster.start(folder, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private Cli local(String experiment, String... more) {
    return run(experiment, "local", List.of(), more);
  }

  private Cli spark(String experiment, String... more) {
    return run(experiment, "spark", List.of("--engine", "spark", "--master", cluster.url()), more);
  }

  private Cli run(String experiment, String engine, List<String> flags, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", experiment, "--out", out.resolve(engine).toString()));
    arguments.addAll(flags);
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private Path small(int seeds, int steps) throws IOException {
    return Files.writeString(out.resolve("small.yaml"), SMALL.formatted(seeds, steps));
  }

  private Map<String, String> records(String engine, String name) throws IOException {
    return Records.of(out.resolve(engine).resolve(name));
  }

  private long done(String engine) throws IOException {
    Path runs = out.resolve(engine).resolve("small/runs");
    if (!Files.exists(runs)) {
      return 0;
    }
    try (Stream<Path> names = Files.list(runs)) {
      return names.filter(name -> !name.getFileName().toString().startsWith(".")).count();
    }
  }

  @Test
  void aKilledWorkersCellsRunElsewhere() throws Exception {
    String experiment = small(5, 15000).toString();
    CompletableFuture<Cli> sweep = CompletableFuture.supplyAsync(() -> spark(experiment));
    while (done("spark") < 5 && !sweep.isDone()) {
      Thread.sleep(10);
    }
    long before = done("spark");
    cluster.killWorker(0);
    Cli cli = sweep.get(SECONDS, TimeUnit.SECONDS);
    cluster.addWorker();

    assertThat(before).isBetween(5L, 40L);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.err()).contains("was lost (", "its cells run elsewhere", "60 of 60 cells");
    assertThat(local(experiment).exitCode()).isZero();
    assertThat(records("spark", "small")).hasSize(300).isEqualTo(records("local", "small"));
  }

  @Test
  void dataFilesAreSentAndNothingStaysThere() throws Exception {
    Set<Path> before = cluster.scratch();
    Path survey = Files.writeString(out.resolve("survey.csv"), SurveySimulator.csv(7));
    String[] flags = {
      "--seeds",
      "0,1",
      "--methods",
      "ipo,gr-ipo",
      "--set",
      "data.features=64",
      "--set",
      "methods.*.steps=4",
      "--set",
      "data.file=" + survey
    };
    Cli cli = spark("opinion/five-countries", flags);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    local("opinion/five-countries", flags);
    assertThat(records("spark", "opinion/five-countries"))
        .hasSize(24)
        .isEqualTo(records("local", "opinion/five-countries"));
    while (!cluster.scratch().equals(before)) {
      Thread.sleep(100);
    }
  }

  /** A Parquet file and a CSV file beside it, so that DuckDB is sent as well. */
  @Test
  void pairsOfPeoplesOwnFiles() throws Exception {
    Path rows =
        Files.writeString(
            out.resolve("pairs.csv"),
            IntStream.range(0, 120)
                .mapToObj(i -> "Topic %d?,yes %d,no,u%d\n".formatted(i, i % 7, i % 2))
                .collect(Collectors.joining("", "prompt,chosen,rejected,user\n", "")));
    Path users = Files.writeString(out.resolve("users.csv"), "user,nation\nu0,x\nu1,y\n");
    Path parquet = out.resolve("pairs.parquet");
    try (java.sql.Connection database = new DuckDBDriver().connect("jdbc:duckdb:", null)) {
      database
          .createStatement()
          .execute("COPY (FROM '%s') TO '%s' (FORMAT parquet)".formatted(rows, parquet));
    }
    Path experiment =
        Files.writeString(
            out.resolve("mine.yaml"),
            """
            name: mine
            seeds: 0,1
            data:
              source: pairs
              group: {join: %s, on: user, column: nation}
              features: 32
            methods:
              gr-dpo: {beta: 1, eta_theta: 1, eta_alpha: 0.1, steps: 20, evaluate_every: 10}
            vary:
              data.file: [%s, [%s, %s]]
            """
                .formatted(users, parquet, rows, parquet));
    Cli cli = spark(experiment.toString());
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(local(experiment.toString()).exitCode()).isZero();
    assertThat(records("spark", "mine")).hasSize(20).isEqualTo(records("local", "mine"));
  }

  @Test
  void ownPartsAreSentCompiled() throws IOException {
    Path examples = Path.of("..", "docs", "examples").toAbsolutePath();
    String[] flags = {
      "--plugins",
      Stream.of("CauchyLoss.java", "FrankWolfe.java", "HeavyBall.java")
          .map(name -> examples.resolve(name).toString())
          .collect(Collectors.joining(",")),
      "--seeds",
      "1..2",
      "--set",
      "methods.*.steps=200"
    };
    String experiment = examples.resolve("plugins.yaml").toString();
    Cli cli = spark(experiment, flags);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("10 of 10 cells done");
    assertThat(local(experiment, flags).exitCode()).isZero();
    assertThat(records("spark", "mine/plugins"))
        .hasSize(50)
        .isEqualTo(records("local", "mine/plugins"));
    // Executors plan the whole sweep: they need the classes of what is done as well.
    Path directory = out.resolve("spark/mine/plugins");
    String id =
        Files.readAllLines(directory.resolve("cells.csv")).stream()
            .map(line -> line.split(","))
            .filter(cell -> cell[1].equals("worst-dpo"))
            .findFirst()
            .orElseThrow()[0];
    try (Stream<Path> files = Files.walk(directory.resolve("runs").resolve(id))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Cli resumed = spark(experiment, flags);
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("10 of 10 cells done");
    assertThat(records("spark", "mine/plugins")).isEqualTo(records("local", "mine/plugins"));
  }

  @Test
  void aFailedCellIsKeptWithTheOthers() throws IOException {
    String experiment = small(1, 200).toString();
    String[] flags = {
      "--set", "methods.*.chi=0,1",
      "--set", "methods.gr-ipo.solver=gradient",
      "--set", "methods.gr-ipo.eta_theta=1000"
    };
    Cli cli = spark(experiment, flags);
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(1);
    assertThat(cli.err()).contains("2 of 4 cells failed", "lower eta_theta");
    Cli local = local(experiment, flags);
    assertThat(local.exitCode()).isEqualTo(1);
    assertThat(records("spark", "small")).isNotEmpty().isEqualTo(records("local", "small"));
  }

  @Test
  void sparkSubmitRunsTheSameJar() throws Exception {
    String experiment = small(1, 200).toString();
    Path log = out.resolve("log");
    List<String> command =
        new ArrayList<>(
            List.of(
                StandaloneCluster.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(StandaloneCluster.moduleOptions());
    command.addAll(
        List.of(
            "-cp",
            StandaloneCluster.SPARK.resolve("jars") + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            cluster.url(),
            System.getProperty("grpo.cluster.jar"),
            "run",
            experiment,
            "--engine",
            "spark",
            "--out",
            out.resolve("spark").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(StandaloneCluster.environment());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    local(experiment);
    assertThat(records("spark", "small")).hasSize(60).isEqualTo(records("local", "small"));
  }

  @Test
  void aMasterThatIsNotThereIsOneLine() throws IOException {
    Cli cli =
        Cli.run(
            "run",
            small(1, 100).toString(),
            "--engine",
            "spark",
            "--out",
            out.toString(),
            "--master",
            "spark://127.0.0.1:1");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .endsWith(
            "grpo: --master: no Spark master answers at spark://127.0.0.1:1 (Connection refused);"
                + " the master's page or log has its address\n");
  }

  @Test
  void aMasterIsNeeded() throws IOException {
    Cli cli =
        Cli.run("run", small(1, 100).toString(), "--engine", "spark", "--out", out.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("grpo: --engine spark needs a master: --master spark://");
  }
}
