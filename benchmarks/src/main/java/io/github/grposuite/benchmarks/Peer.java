package io.github.grposuite.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that measures one step and prints {@code … us/step}.
 *
 * @param name for the tables, with its version
 * @param command without the sizes
 * @param java whether it is {@link StepTimer}, which takes G and the warm-up as well
 */
record Peer(String name, List<String> command, boolean java) {
  private static final Pattern TIME = Pattern.compile("([0-9.]+) us/step");

  /** The C program, compiled into {@code folder}; empty without gcc. */
  static Optional<Peer> c(Path peers, Path folder) {
    String gcc;
    try {
      gcc = output(List.of("gcc", "--version")).lines().findFirst().orElse("gcc");
    } catch (UncheckedIOException absent) {
      return Optional.empty();
    }
    String program = folder.resolve("step").toString();
    String source = peers.resolve("step.c").toString();
    output(List.of("gcc", "-O3", "-march=native", "-ffast-math", source, "-o", program, "-lm"));
    return Optional.of(new Peer("C, " + gcc, List.of(program), false));
  }

  /**
   * The NumPy program on the interpreter in the variable PYTHON, or python3; empty without NumPy.
   */
  static Optional<Peer> numpy(Path peers) {
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    String versions = "import sys, numpy; print(numpy.__version__, sys.version.split()[0])";
    try {
      String[] found = output(List.of(python, "-c", versions)).strip().split(" ");
      String script = peers.resolve("numpy_step.py").toString();
      return Optional.of(
          new Peer("NumPy " + found[0] + ", Python " + found[1], List.of(python, script), false));
    } catch (UncheckedIOException | IllegalStateException absent) {
      return Optional.empty();
    }
  }

  /** {@link StepTimer} on a JDK, with this process's class path. */
  static Peer java(Path home) {
    String java = home.resolve("bin").resolve("java").toString();
    String version =
        output(List.of(java, "-XshowSettings:properties", "-version"))
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("java.vm.version = "))
            .map(line -> line.substring("java.vm.version = ".length()))
            .findFirst()
            .orElse("unknown");
    List<String> command =
        List.of(
            java,
            "--add-modules=jdk.incubator.vector",
            "-XX:+UseSerialGC",
            "-Xms1g",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            StepTimer.class.getName());
    return new Peer("JDK " + version, command, true);
  }

  /**
   * Microseconds a step.
   *
   * @param more what {@link StepTimer} takes beside
   */
  double measure(Shape shape, double warmup, String... more) {
    List<String> full = new ArrayList<>(command);
    full.add(Integer.toString(shape.n()));
    full.add(Integer.toString(shape.d()));
    if (java) {
      full.add(Integer.toString(shape.groups()));
    }
    full.add(Integer.toString(shape.steps()));
    if (java) {
      full.add(Double.toString(warmup));
      full.addAll(List.of(more));
    }
    return parse(output(full));
  }

  static double parse(String output) {
    Matcher matcher = TIME.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("expected \"… us/step\", but found: " + output.strip());
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed:\n" + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The processor's name, where the system tells it. */
  static String processor() {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    String unknown = System.getProperty("os.arch");
    if (!Files.isReadable(cpuinfo)) {
      return unknown;
    }
    try {
      return Files.readAllLines(cpuinfo).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(unknown);
    } catch (IOException e) {
      return unknown;
    }
  }
}
