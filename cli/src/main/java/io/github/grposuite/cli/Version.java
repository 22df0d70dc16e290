package io.github.grposuite.cli;

import io.github.grposuite.experiments.store.Provenance;
import java.util.Map;

/** What is running: the same facts that every record has. */
final class Version {
  private Version() {}

  /** Version, commit, Java, kernel and engine, a line each. */
  static String describe() {
    Map<?, ?> code = (Map<?, ?>) Provenance.code().get("code");
    Map<?, ?> libraries = (Map<?, ?>) Provenance.code().get("libraries");
    Map<String, Object> process = Provenance.environment();
    boolean modified = Boolean.TRUE.equals(code.get("modified"));
    return String.join(
        "\n",
        "GRPO Suite " + code.get("version"),
        "commit  " + code.get("commit") + (modified ? ", with changes that are not committed" : ""),
        "Java    %s, %s %s".formatted(process.get("java"), process.get("os"), process.get("arch")),
        "kernel  " + process.get("kernel"),
        "engine  cells: threads of this process, or Spark (--engine spark); language models:"
            + " PyTorch "
            + "%s (DJL %s)".formatted(libraries.get("pytorch"), libraries.get("djl")));
  }
}
