package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.grposuite.language.cache.ContentCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that train language models: one that dies, and some that share what they compute. */
class LanguageProcessTest {
  @TempDir Path out;

  @Test
  void aKilledCellGoesOnAndEndsInTheSameBytes() throws Exception {
    String[] set = {
      "--methods",
      "gr-ipo",
      "--set",
      "methods.*.epochs=3",
      "--set",
      "methods.*.evaluate_every=40",
      "--set",
      "methods.*.plateau_patience=1000"
    };
    String name = "opinion/five-countries-lm";
    Path killed = out.resolve("killed");
    Process process = start(TinyLanguage.arguments(out, name, "llama", killed, set));
    Path runs = killed.resolve(name).resolve("runs");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (process.isAlive() && System.nanoTime() < deadline && states(runs).isEmpty()) {
      Thread.sleep(20);
    }
    Thread.sleep(200);
    process.destroyForcibly().waitFor();
    assumeTrue(!states(runs).isEmpty(), "skipped: the cell ended before it could be killed");
    assertThat(Cli.run(TinyLanguage.arguments(out, name, "llama", killed, set)).exitCode())
        .isZero();
    assertThat(states(runs)).isEmpty();
    Path whole = out.resolve("whole");
    assertThat(Cli.run(TinyLanguage.arguments(out, name, "llama", whole, set)).exitCode()).isZero();
    assertThat(TinyLanguage.records(killed.resolve(name)))
        .isEqualTo(TinyLanguage.records(whole.resolve(name)));
  }

  @Test
  void oneFineTuningServesAllProcesses() throws Exception {
    String name = "opinion/five-countries-lm";
    Path cache = out.resolve("cache");
    for (String method : List.of("ipo", "gr-ipo")) {
      String[] set = {"--methods", method, "--set", "methods.*.epochs=1"};
      Process process =
          start(cache, TinyLanguage.arguments(out, name, "llama", out.resolve(method), set));
      assertThat(process.waitFor()).isZero();
    }
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("-.*", "")))
          .containsExactlyInAnyOrder("trunk", "sft", "reference", "base");
    }
  }

  @Test
  void twoProcessesShareADirectory() throws Exception {
    String name = "opinion/five-countries-lm";
    String[] arguments =
        TinyLanguage.arguments(out, name, "llama", out.resolve("shared"), TinyLanguage.SHORT);
    Process first = start(arguments);
    Process second = start(arguments);
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(
            Cli.run(
                    TinyLanguage.arguments(
                        out, name, "llama", out.resolve("alone"), TinyLanguage.SHORT))
                .exitCode())
        .isZero();
    assertThat(TinyLanguage.records(out.resolve("shared").resolve(name)))
        .isEqualTo(TinyLanguage.records(out.resolve("alone").resolve(name)));
  }

  private static Process start(String... arguments) throws IOException {
    return start(ContentCache.standard().folder(), arguments);
  }

  private static Process start(Path cache, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("GRPO_CACHE_DIR", cache.toString());
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<Path> states(Path runs) throws IOException {
    if (!Files.exists(runs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(runs)) {
      return files.filter(file -> file.endsWith("preferences.state")).toList();
    } catch (java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
