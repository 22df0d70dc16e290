package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The programs of a comparison, each in a process of its own and started as its users start it: a
 * class of the benchmarks by {@code ./grpo}, with all that it sets and gives to Java for {@code
 * run}, and a Python program by the interpreter. Both are told the number of threads, in
 * OMP_NUM_THREADS; what else this process was told about threads and memory is not handed on.
 */
final class Programs implements AutoCloseable {
  private static final List<String> NOT_HANDED_ON =
      List.of("OMP_", "GOMP_", "KMP_", "MKL_", "MALLOC_");

  /** Stands in for Java, so that the launcher's options start another class. */
  private static final String STAND_IN =
      """
      #!/usr/bin/env bash
      options=()
      while [ $# -gt 0 ] && [ "$1" != -cp ]; do options+=("$1"); shift; done
      [ $# -gt 0 ] || exec "$BENCHMARK_JAVA" "${options[@]}"
      shift 4 # -cp, the class path, the suite's main class, run
      exec "$BENCHMARK_JAVA" "${options[@]}" -cp "$BENCHMARK_CLASSES" "$@"
      """;

  private final Path peers;
  private final int threads;
  private final Path folder;

  /**
   * Programs of a checkout.
   *
   * @param root of the checkout
   */
  Programs(Path root, int threads) throws IOException {
    this.peers = root.resolve("benchmarks").resolve("peers");
    this.threads = threads;
    folder = Files.createTempDirectory("grpo-benchmark");
    // Away from the checkout the launcher is a release's, which has nothing to build.
    copy(root.resolve("grpo"), "grpo").toFile().setExecutable(true);
    Files.createDirectories(folder.resolve("java/bin"));
    Path stand = Files.writeString(folder.resolve("java/bin/java"), STAND_IN);
    stand.toFile().setExecutable(true);
    Path release = Path.of(System.getProperty("java.home"), "release");
    if (Files.exists(release)) {
      copy(release, "java/release");
    }
  }

  private Path copy(Path file, String name) throws IOException {
    return Files.copy(file, folder.resolve(name));
  }

  /** A folder for what the programs share; deleted in the end. */
  Path folder() {
    return folder;
  }

  /** The JSON that a class's main method prints. */
  JsonNode here(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
    return here(main, arguments, Map.of());
  }

  /** The same, with variables that the launcher finds set. */
  JsonNode here(Class<?> main, List<String> arguments, Map<String, String> set)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(folder.resolve("grpo").toString(), "run", main.getName()));
    command.addAll(arguments);
    Map<String, String> variables = new HashMap<>(set);
    variables.put("JAVA_HOME", folder.resolve("java").toString());
    variables.put(
        "BENCHMARK_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    variables.put("BENCHMARK_CLASSES", System.getProperty("java.class.path"));
    return run(command, variables);
  }

  /** The JSON that a program in benchmarks/peers prints, on the variable PYTHON or python3. */
  JsonNode peer(String program, List<String> arguments) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    List<String> command = new ArrayList<>(List.of(python, peers.resolve(program).toString()));
    command.addAll(arguments);
    command.addAll(List.of("--threads", Integer.toString(threads)));
    return run(command, Map.of("HF_HUB_OFFLINE", "1"));
  }

  /** The last line of JSON that a command prints. */
  JsonNode run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> NOT_HANDED_ON.stream().anyMatch(name::startsWith));
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    environment.putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = text.lines().filter(line -> line.startsWith("{")).toList();
    if (process.waitFor() != 0 || lines.isEmpty()) {
      throw new IllegalStateException(
          String.join(" ", command) + " failed:\n" + text + Files.readString(errors));
    }
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
