package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.grposuite.language.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resident memory of training, measured in a process of its own. */
class MemoryTest {
  /**
   * MiB, of 135 updates. Compiled code and the allocator's pools take some; a tensor of a pass that
   * is not freed takes 4 MiB or more, all of a pass several hundred.
   */
  private static final int GROWTH = 24;

  /** MiB. The weights of 135 million values take 514. */
  private static final int PEAK = 4096;

  private static final String STEP = "step ";

  @TempDir private Path folder;

  @BeforeEach
  void linux() {
    assumeTrue(Files.exists(MemoryProbe.STATUS), "skipped: there is no " + MemoryProbe.STATUS);
  }

  @Test
  void stepsLeaveNothingBehind() throws IOException, InterruptedException {
    List<Integer> resident = run("-Xmx96m", "steps", "llama");
    assertThat(resident).hasSize(10);
    List<Integer> warm = resident.subList(1, 10);
    int growth = warm.stream().mapToInt(Integer::intValue).max().getAsInt() - warm.get(0);
    assertThat(growth).as("growth of %s", resident).isLessThan(GROWTH);
  }

  /** Eight pairs of 256 tokens, rank 8 on all layers, five groups, 512 tokens at a time. */
  @Test
  void aStepOnARealModelTakesAtMostFourGibibytes() throws IOException, InterruptedException {
    List<Integer> peak = run("-Xmx1g", "peak", Fixtures.path("GRPO_TEST_MODEL").toString());
    System.out.println("peak of two steps in MiB: " + peak);
    assertThat(peak).hasSize(2).allMatch(mebibytes -> mebibytes <= PEAK);
  }

  /** What a process prints after its steps. */
  private List<Integer> run(String heap, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+AlwaysPreTouch",
                "-Xms" + heap.substring("-Xmx".length()),
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryProbe.class.getName()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed
        .lines()
        .filter(line -> line.startsWith(STEP))
        .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }
}
