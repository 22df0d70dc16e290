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
    return """
    GRPO Suite %s
    commit  %s%s
    Java    %s, %s %s
    kernel  %s
    engine  cells: threads of this process, or Spark (--engine spark); language models: PyTorch %s (DJL %s)\
    """
        .formatted(
            code.get("version"),
            code.get("commit"),
            modified ? ", with changes that are not committed" : "",
            process.get("java"),
            process.get("os"),
            process.get("arch"),
            process.get("kernel"),
            libraries.get("pytorch"),
            libraries.get("djl"));
  }
}
