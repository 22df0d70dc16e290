package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What executors are sent: this module's tests run on its jar. */
class JarsTest {
  /** docs/cluster.md says 20 MB. */
  private static final long MOST_BYTES = 25_000_000;

  @Test
  void whatDrawsReportsStaysHere() throws IOException {
    List<Path> jars = Jars.shipped(Set.of());
    assertThat(names(Set.of()))
        .anyMatch(name -> name.startsWith("grpo-cluster-"))
        .anyMatch(name -> name.startsWith("grpo-experiments-"))
        .anyMatch(name -> name.startsWith("grpo-records-"))
        .noneMatch(name -> name.matches("(grpo-(reports|cli)|jfreechart|duckdb|pdfbox|slf4j-).*"));
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void largeJarsAreSentWhereTheyAreNeeded() {
    assertThat(names(Set.of(Jars.Extra.MODELS)))
        .anyMatch(name -> name.startsWith("pytorch-native"))
        .noneMatch(name -> name.startsWith("duckdb"));
    assertThat(names(Set.of(Jars.Extra.PARQUET)))
        .anyMatch(name -> name.startsWith("duckdb_jdbc-"))
        .noneMatch(name -> name.startsWith("pytorch-native"));
  }

  private static List<String> names(Set<Jars.Extra> extras) {
    return Jars.shipped(extras).stream().map(jar -> jar.getFileName().toString()).toList();
  }
}
