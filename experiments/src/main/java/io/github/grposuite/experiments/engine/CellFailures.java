package io.github.grposuite.experiments.engine;

import io.github.grposuite.core.training.DivergedException;
import io.github.grposuite.records.store.Failure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;

/** What an exception says about a cell. */
final class CellFailures {
  private CellFailures() {}

  /**
   * The failure that an exception stands for.
   *
   * @param last the last step that was measured
   * @param groups the groups' names
   */
  static Failure of(Throwable thrown, OptionalInt last, List<String> groups) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof DivergedException diverged) {
      OptionalInt step = OptionalInt.of(diverged.step());
      Optional<String> group = name(diverged.group(), groups);
      return new Failure(Failure.Kind.DIVERGED, message(cause), step, group);
    }
    if (cause instanceof CellTimeoutException timeout) {
      OptionalInt step = timeout.step().isPresent() ? timeout.step() : last;
      return new Failure(Failure.Kind.TIMEOUT, message(cause), step, Optional.empty());
    }
    if (cause instanceof OutOfMemoryError) {
      return new Failure(Failure.Kind.MEMORY, memory(), last, Optional.empty());
    }
    return new Failure(Failure.Kind.ERROR, message(cause), last, Optional.empty());
  }

  private static Optional<String> name(OptionalInt group, List<String> groups) {
    return group.isPresent() && group.getAsInt() < groups.size()
        ? Optional.of(groups.get(group.getAsInt()))
        : Optional.empty();
  }

  /** The message, in which a path does not tell the user's name. */
  private static String message(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String home = System.getProperty("user.home", "");
    return home.length() > 1 ? message.replace(home, "~") : message;
  }

  private static String memory() {
    return "needs more memory than the heap of "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB; give it more, for example GRPO_JAVA_OPTIONS=-Xmx4g ./grpo …";
  }
}
