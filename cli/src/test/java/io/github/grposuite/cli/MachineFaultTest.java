package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a machine lacks is said in a line, whatever library notices it. */
class MachineFaultTest {
  @TempDir Path folder;

  private Child child(List<String> flags, String... arguments) throws IOException {
    return Child.start(folder.resolve("log"), Map.of(), flags, List.of(arguments));
  }

  @Test
  void noPlaceForTemporaryFiles() throws Exception {
    Path absent = folder.resolve("absent");
    Child child =
        child(
            List.of("-Djava.io.tmpdir=" + absent, "-Djava.awt.headless=true"),
            "data",
            "describe",
            "--out",
            folder.resolve("out").toString());
    assertThat(child.await()).isEqualTo(2);
    assertThat(child.said().lines().filter(line -> line.startsWith("grpo: ")))
        .containsExactly(
            "grpo: temporary files cannot be written to %s (no such folder); name another folder:"
                    .formatted(absent)
                + " TMPDIR=DIR ./grpo …");
    assertThat(child.said()).doesNotContain("\tat ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullStandardOutput() throws Exception {
    for (List<String> words : List.of(List.of("--help"), List.of("list"), List.of("run", "-h"))) {
      Process full =
          new ProcessBuilder(command(words))
              .redirectOutput(Path.of("/dev/full").toFile())
              .redirectError(folder.resolve("err").toFile())
              .start();
      assertThat(full.waitFor()).isEqualTo(1);
      assertThat(Files.readString(folder.resolve("err")))
          .isEqualTo(
              "grpo: not all of the output could be written to standard output; is its disk"
                  + " full?\n");
    }
  }

  private static List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(words);
    return command;
  }

  @Test
  void causesAreLookedThrough() {
    assertThat(MachineFault.of(new CompletionException(new OutOfMemoryError("Java heap space"))))
        .hasValueSatisfying(
            line -> assertThat(line).startsWith("this needs more memory than the heap of "));
    assertThat(
            MachineFault.of(
                new IllegalStateException(
                    new UnsatisfiedLinkError("/tmp/l.so: failed to map segment"))))
        .hasValueSatisfying(
            line -> assertThat(line).contains("(/tmp/l.so: failed to map segment)", "TMPDIR=DIR"));
    assertThat(MachineFault.of(new IllegalStateException("a bug"))).isEmpty();
  }
}
