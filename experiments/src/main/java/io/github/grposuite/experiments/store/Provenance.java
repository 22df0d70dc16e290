package io.github.grposuite.experiments.store;

import io.github.grposuite.core.kernel.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What made a run, without path, host or user name. Of the options of the JVM only those are kept
 * that are listed here and can bear on speed or bits: no system property, for it may hold a secret.
 */
public final class Provenance {
  private static final Properties BUILD = load();
  private static final Pattern OPTION =
      Pattern.compile(
          "-X(mx|ms|mn|ss)[0-9]+[kKmMgGtT]?"
              + "|-X(int|comp|batch)"
              + "|-XX:[+-]Use(FMA|SIMDForMemoryOps|SuperWord|VectorStubs"
              + "|(Parallel|Serial|Shenandoah|G1|Z)GC|JVMCICompiler)"
              + "|-XX:[+-](TieredCompilation|EnableVectorSupport)"
              + "|-XX:(UseAVX|UseSSE|UseSVE|MaxVectorSize|TieredStopAtLevel|ActiveProcessorCount"
              + "|MaxDirectMemorySize|MaxRAMPercentage)=[0-9.]+[kKmMgGtT]?"
              + "|--add-modules=[a-z.,]+");
  private static final Map<String, Object> CODE = readCode();
  private static final Map<String, Object> PROCESS = process();

  private Provenance() {}

  /** The code and its libraries: the same wherever it runs. */
  public static Map<String, Object> code() {
    return new LinkedHashMap<>(CODE);
  }

  /** Java and its options, kernel, operating system. */
  public static Map<String, Object> environment() {
    return new LinkedHashMap<>(PROCESS);
  }

  private static Map<String, Object> readCode() {
    Map<String, Object> code = new LinkedHashMap<>();
    code.put("version", BUILD.getProperty("version"));
    String commit = BUILD.getProperty("commit");
    code.put("commit", commit.startsWith("$") ? "unknown" : commit); // Built outside a repository.
    code.put("modified", Boolean.valueOf(BUILD.getProperty("modified")));
    Map<String, Object> libraries = new TreeMap<>();
    BUILD.stringPropertyNames().stream()
        .filter(name -> name.startsWith("library."))
        .forEach(
            name -> libraries.put(name.substring("library.".length()), BUILD.getProperty(name)));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("code", code);
    all.put("libraries", libraries);
    return all;
  }

  private static Map<String, Object> process() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("java", Runtime.version().toString());
    all.put("jvm", options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    all.put("kernel", Kernels.get().describe());
    all.put("os", System.getProperty("os.name"));
    all.put("arch", System.getProperty("os.arch"));
    return all;
  }

  /** The options that matter; the rest is nobody's business. */
  static List<String> options(List<String> arguments) {
    return arguments.stream().filter(option -> OPTION.matcher(option).matches()).toList();
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream("/grpo-build.properties")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
