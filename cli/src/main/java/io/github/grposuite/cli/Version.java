package io.github.grposuite.cli;

import io.github.grposuite.records.store.CodeVersion;
import io.github.grposuite.records.store.ProcessEnvironment;
import java.util.Map;

/** What is running: the same facts that every record has. */
final class Version {
  private Version() {}

  /** Version, commit, Java, kernel and engine, a line each. */
  static String describe() {
    CodeVersion code = CodeVersion.current();
    Map<String, String> libraries = code.libraries();
    Map<String, Object> process = ProcessEnvironment.content();
    return String.join(
        "\n",
        "GRPO Suite " + code.version(),
        "commit  "
            + code.commit()
            + (code.modified() ? ", with changes that are not committed" : ""),
        "Java    %s, %s %s".formatted(process.get("java"), process.get("os"), process.get("arch")),
        "kernel  " + process.get("kernel"),
        "engine  cells: threads of this process, or Spark (--engine spark); language models:"
            + " PyTorch "
            + "%s (DJL %s)".formatted(libraries.get("pytorch"), libraries.get("djl")));
  }
}
