package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** report --watch. */
class ReportWatchTest {
  @TempDir Path out;
  private Path experiment;
  private Path page;

  @BeforeEach
  void runAll() {
    experiment = out.resolve("synthetic/chi");
    page = experiment.resolve("report/index.html");
    Cli run =
        Cli.run(
            "run",
            "synthetic/chi",
            "--set",
            "methods.*.steps=3",
            "--set",
            "methods.*.chi=0,1",
            "--set",
            "data.train=30",
            "--seeds",
            "1..2",
            "--out",
            out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void endsAtOnceWhenAllCellsHave() throws IOException {
    Cli cli = Cli.run("report", experiment.toString(), "--watch");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(Files.readString(page)).doesNotContain("<html lang=\"en\" data-refresh");
  }

  @Test
  @Timeout(60)
  void waitsForTheFirstCellAndWritesUntilTheLast() throws Exception {
    Path aside = Files.createDirectories(out.resolve("aside"));
    List<Path> runs = move(experiment.resolve("runs"), aside);
    CompletableFuture<Cli> watch =
        CompletableFuture.supplyAsync(
            () -> Cli.run("report", experiment.toString(), "--watch", "--every", "1"));
    Thread.sleep(1500);
    assertThat(page).doesNotExist();
    assertThat(watch).isNotDone();

    Files.move(runs.get(0), experiment.resolve("runs").resolve(runs.get(0).getFileName()));
    while (!Files.exists(page)
        || !Files.readString(page).contains("lang=\"en\" data-refresh=\"1\"")) {
      Thread.sleep(100);
    }
    move(aside, experiment.resolve("runs"));

    Cli cli = watch.get(30, TimeUnit.SECONDS);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.err()).contains("no cell of " + experiment + " is done yet");
    assertThat(Files.readString(page)).doesNotContain("<html lang=\"en\" data-refresh");
  }

  @Test
  void theTimeBetweenLooksIsChecked() {
    assertThat(Cli.run("report", experiment.toString(), "--watch", "--every", "0").err())
        .contains("--every: must be a whole number from 1 to 3600");
  }

  private static List<Path> move(Path from, Path to) throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(from)) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    for (Path folder : folders) {
      Files.move(folder, to.resolve(folder.getFileName()));
    }
    return folders.stream().map(folder -> to.resolve(folder.getFileName())).toList();
  }
}
