package io.github.grposuite.experiments.plugins;

import io.github.grposuite.core.training.Component;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.experiments.spec.RecordedPlugin;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A loss, weighting or solver of the user's own.
 *
 * @param key its name in specifications
 * @param type its class
 * @param sha256 as {@link PluginFile} has it
 * @param file empty if this process does not have it
 * @param adding adds it to what a method may be composed of
 */
public record Plugin(
    Component component,
    String key,
    String type,
    String sha256,
    Optional<PluginFile> file,
    UnaryOperator<Components> adding) {

  /** {@code the loss cauchy (class Cauchy of Cauchy.java)}. */
  public String describe() {
    return "the "
        + component.key()
        + " "
        + key
        + " (class "
        + type
        + file.map(f -> " of " + f.name()).orElse("")
        + ")";
  }

  /** As a record names it. */
  public RecordedPlugin recorded(boolean adaptive) {
    return new RecordedPlugin(
        component, key, type, sha256, adaptive && component == Component.WEIGHTING);
  }

  boolean is(RecordedPlugin other) {
    return component == other.component() && key.equals(other.key());
  }

  /**
   * Tries what the plug-in has made.
   *
   * @throws IllegalArgumentException naming the class and what it does not keep
   */
  public void check(Runnable trial) {
    try {
      Blame.blaming(List.of(this), trial);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          message.startsWith(describe()) ? message : describe() + ": " + message, e);
    }
  }
}
