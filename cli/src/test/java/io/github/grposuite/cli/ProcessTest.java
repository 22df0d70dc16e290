package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run as a process of a machine: its disk fills up, somebody interrupts it, it has secrets. */
class ProcessTest {
  @TempDir Path temporary;

  private static List<String> arguments(Path out, String seeds, int steps) {
    return List.of(
        "run",
        "synthetic/chi",
        "--seeds",
        seeds,
        "--set",
        "methods.*.chi=0,1",
        "--set",
        "methods.*.steps=" + steps,
        "--out",
        out.toString());
  }

  @Test
  void recordsTellNoNameNoPathAndNoSecret() throws Exception {
    Path out = temporary.resolve("an-unusual-path");
    Child child =
        Child.start(
            temporary.resolve("log"),
            Map.of("API_TOKEN", "swordfish"),
            List.of("-Dsecret=hunter2", "-Xmx200m"),
            arguments(out, "1", 3));
    assertThat(child.await()).as(child.said()).isZero();
    for (String text : contents(out).values()) {
      assertThat(text)
          .doesNotContain("swordfish", "hunter2", "an-unusual-path", System.getProperty("user.dir"))
          .doesNotContain("\"" + InetAddress.getLocalHost().getHostName() + "\"");
    }
    Path environment =
        contents(out).keySet().stream()
            .filter(p -> p.endsWith("environment.json"))
            .findFirst()
            .orElseThrow();
    assertThat(environment)
        .content()
        .contains("\"jvm\" : [ \"-XX:TieredStopAtLevel=1\"", "\"-Xmx200m\"");
  }

  private static Map<Path, String> contents(Path out) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptedRunSaysSoAndLeavesAUsefulTable() throws Exception {
    Path out = temporary.resolve("out");
    Child child = Child.start(temporary.resolve("log"), arguments(out, "1..200", 100));
    Path experiment = out.resolve("synthetic/chi");
    while (child.alive() && !hasRecord(experiment.resolve("runs"))) {
      Thread.sleep(5);
    }
    child.process().destroy(); // SIGTERM
    assertThat(child.await()).isEqualTo(128 + 15);
    assertThat(child.said())
        .containsPattern(
            "grpo: interrupted: [1-9]\\d* of 800 cells done; the same command goes on");
    assertThat(new ExperimentDirectory(experiment).cells())
        .extracting(cell -> cell.get("status"))
        .hasSize(800)
        .contains("done", "pending")
        .doesNotContain("failed");
  }

  private static boolean hasRecord(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return false;
    }
    try (Stream<Path> names = Files.list(runs)) {
      return names.anyMatch(run -> !run.getFileName().toString().startsWith("."));
    }
  }

  /** Only root may mount; elsewhere this is skipped. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFullDiskStopsTheRunAndHarmsNothing() throws Exception {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    assumeTrue(
        shell("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk.toString()),
        "skipped: a small file system cannot be mounted here (no root)");
    try {
      assertThat(Cli.run(arguments(disk, "1", 3).toArray(String[]::new)).exitCode()).isZero();
      Map<Path, String> before = contents(disk.resolve("synthetic/chi/runs"));

      Cli full = Cli.run(arguments(disk, "1..40", 300).toArray(String[]::new));
      assertThat(full.exitCode()).isEqualTo(1);
      assertThat(full.err())
          .contains(
              "grpo: stopped: ",
              "cannot be written: No space left on device",
              "what is done is kept")
          .doesNotContain("\tat ");
      assertThat(contents(disk.resolve("synthetic/chi/runs"))).containsAllEntriesOf(before);
      assertThat(Files.readString(disk.resolve("synthetic/chi/cells.csv"))).startsWith("id,");

      shell("mount", "-o", "remount,size=64m", disk.toString());
      Cli roomy = Cli.run(arguments(disk, "1..40", 300).toArray(String[]::new));
      assertThat(roomy.exitCode()).as(roomy.err()).isZero();
      assertThat(roomy.out()).contains("160 of 160 cells done");
      shell("mount", "-o", "remount,ro", disk.toString());
      Cli readOnly = Cli.run(arguments(disk, "1..41", 300).toArray(String[]::new));
      assertThat(readOnly.exitCode()).isEqualTo(2);
      assertThat(readOnly.err())
          .contains("cannot be written: Read-only file system; choose another");
    } finally {
      shell("umount", disk.toString());
    }
  }

  private static boolean shell(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // No such program.
    }
  }
}
