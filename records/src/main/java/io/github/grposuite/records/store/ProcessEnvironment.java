package io.github.grposuite.records.store;

import io.github.grposuite.core.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The process that runs cells, without path, host or user name. Of the options of the JVM only
 * those are kept that are listed here and can bear on speed or bits: no system property, for it may
 * hold a secret.
 */
public final class ProcessEnvironment {
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

  private ProcessEnvironment() {}

  /** Java and its options, kernel, operating system. */
  public static Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("java", Runtime.version().toString());
    content.put("jvm", options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    content.put("kernel", Kernels.get().describe());
    content.put("os", System.getProperty("os.name"));
    content.put("arch", System.getProperty("os.arch"));
    return content;
  }

  /** The options that matter; the rest is nobody's business. */
  static List<String> options(List<String> arguments) {
    return arguments.stream().filter(option -> OPTION.matcher(option).matches()).toList();
  }
}
