package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.MemoryAdvice;
import io.github.grposuite.records.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the machine lacks, where something failed that the program has no part in. */
final class MachineFault {
  private static final int DEEPEST = 20;

  private MachineFault() {}

  /** In a line, with what to do; empty if the machine is not known to be the reason. */
  static Optional<String> of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    for (Throwable cause : chain) {
      if (cause instanceof OutOfMemoryError error) {
        return Optional.of("this " + MemoryAdvice.of(error));
      }
    }
    // Libraries write there on their own: fonts, the engine, DuckDB.
    Optional<String> temporary = TemporaryFolder.problem();
    if (temporary.isPresent()) {
      return temporary;
    }
    for (Throwable cause : chain) {
      if (cause instanceof UnsatisfiedLinkError) {
        return Optional.of(
            "a library for this system cannot be loaded (%s); if it is in the temporary folder, name"
                    .formatted(cause.getMessage())
                + " another one, from where programs may be run: TMPDIR=DIR ./grpo …");
      }
    }
    return Optional.empty();
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable each = thrown; each != null && chain.size() < DEEPEST; each = each.getCause()) {
      chain.add(each);
    }
    return chain;
  }
}
