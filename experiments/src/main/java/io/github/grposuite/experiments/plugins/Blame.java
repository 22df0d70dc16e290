package io.github.grposuite.experiments.plugins;

import io.github.grposuite.experiments.spec.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whose fault it is that something was thrown: that of the plug-in nearest to it. */
public final class Blame {
  private Blame() {}

  /** What a plug-in has thrown, with its class and line; empty if none of them took part. */
  public static Optional<String> of(List<Plugin> plugins, Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      for (Plugin plugin : plugins) {
        if (plugin.file().filter(file -> file.has(frame.getClassName())).isPresent()) {
          return Optional.of(words(plugin, thrown, frame));
        }
      }
    }
    return missing(plugins, thrown);
  }

  /**
   * Does something that plug-ins take part in.
   *
   * @throws IllegalArgumentException naming the class, if one of them throws anything else
   */
  public static <T> T blaming(List<Plugin> plugins, Supplier<T> doing) {
    try {
      return doing.get();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      Optional<String> words =
          e instanceof IllegalArgumentException || e instanceof UsageException
              ? Optional.empty()
              : of(plugins, e);
      if (words.isEmpty()) {
        throw e;
      }
      throw new IllegalArgumentException(words.get(), e);
    }
  }

  /** As {@link #blaming(List, Supplier)}, with nothing that comes of it. */
  public static void blaming(List<Plugin> plugins, Runnable doing) {
    blaming(
        plugins,
        () -> {
          doing.run();
          return plugins;
        });
  }

  /** A class file that does not fit this program may fail before a line of it has run. */
  private static Optional<String> missing(List<Plugin> plugins, Throwable thrown) {
    return thrown instanceof LinkageError && plugins.size() == 1
        ? Optional.of(plugins.get(0).describe() + " threw " + thrown)
        : Optional.empty();
  }

  private static String words(Plugin plugin, Throwable thrown, StackTraceElement frame) {
    return "%s threw %s at %s:%s"
        .formatted(plugin.describe(), thrown, frame.getFileName(), frame.getLineNumber());
  }
}
