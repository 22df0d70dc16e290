package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes in records and tables, whatever the machine's vectors, threads and Java. */
class DeterminismTest {
  private static final String VECTOR = "--add-modules=jdk.incubator.vector";

  @TempDir static Path temporary;
  private static Map<String, String> expected;

  @BeforeAll
  static void runOnce() throws Exception {
    expected = results(java(), "base", 1, List.of(VECTOR));
    assertThat(expected).hasSizeGreaterThan(3 * 7 * 2);
  }

  @Test
  void twoThreads() throws Exception {
    assertThat(differing(results(java(), "threads", 2, List.of(VECTOR)))).isEmpty();
  }

  @Test
  void scalarFallback() throws Exception {
    assertSameRecords("scalar", List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void vectorWidths(int level) throws Exception {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "skipped: UseAVX is for x86-64 only");
    assertSameRecords("avx" + level, List.of(VECTOR, "-XX:UseAVX=" + level));
  }

  /** Reports are made of records alone, without vectors. */
  private static void assertSameRecords(String name, List<String> flags) throws Exception {
    Map<String, String> records = records(java(), name, 2, flags);
    assertThat(differing(records)).allMatch(file -> file.contains("/report/"));
    assertThat(records).hasSizeGreaterThan(3 * 7 * 2);
  }

  @Test
  void anotherJavaRelease() throws Exception {
    Path other = otherJava();
    assumeTrue(other != null, "skipped: no second JDK beside this one (or in OTHER_JAVA_HOME)");
    assertThat(differing(results(other.toString(), "other", 2, List.of(VECTOR)))).isEmpty();
  }

  /**
   * The names of files that are not as expected; their contents would fill a screen a thousand
   * times.
   */
  private static List<String> differing(Map<String, String> found) {
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(found.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(expected.get(name), found.get(name)))
        .toList();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A Java of another feature version: OTHER_JAVA_HOME, or one installed beside this. */
  private static Path otherJava() throws IOException {
    String named = System.getenv("OTHER_JAVA_HOME");
    if (named != null) {
      return Path.of(named, "bin", "java");
    }
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    String ours = release(home);
    try (Stream<Path> siblings = Files.list(home.getParent())) {
      return siblings
          .filter(path -> Files.exists(path.resolve("release")))
          .filter(path -> Files.exists(path.resolve("bin/javac")))
          .filter(path -> !release(path).equals(ours))
          .sorted()
          .map(path -> path.resolve("bin/java"))
          .findFirst()
          .orElse(null);
    }
  }

  private static String release(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** What a child JVM writes, by file: records and tables, without times and versions. */
  private static Map<String, String> results(String java, String name, int jobs, List<String> flags)
      throws Exception {
    records(java, name, jobs, flags);
    Path out = temporary.resolve(name);
    // A report ends before optimised code would pay.
    List<String> quick = new ArrayList<>(flags);
    quick.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ActiveProcessorCount=" + jobs));
    grpo(java, quick, "report", out.resolve("synthetic/uneven-imbalanced").toString());
    return contents(out);
  }

  /** The same of a run alone. */
  private static Map<String, String> records(String java, String name, int jobs, List<String> flags)
      throws Exception {
    Path out = temporary.resolve(name);
    grpo(
        java,
        flags,
        "run",
        "synthetic/uneven-imbalanced",
        "--seeds",
        "2021,2022",
        "--set",
        "data.features=flipped",
        "--set",
        "methods.*.steps=401",
        "--jobs",
        Integer.toString(jobs),
        "--out",
        out.toString());
    return contents(out);
  }

  private static Map<String, String> contents(Path out) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = out.relativize(file).toString();
        if (path.matches(
            ".*(metrics\\.csv|policy\\.json|manifest\\.json|cells\\.csv|experiment\\.yaml|report/(?!index)[^/]*|figures/.*\\.(csv|svg))")) {
          contents.put(path, Files.readString(file));
        }
      }
    }
    return contents;
  }

  private static void grpo(String java, List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java, "-Djava.awt.headless=true"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(temporary, "child", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
