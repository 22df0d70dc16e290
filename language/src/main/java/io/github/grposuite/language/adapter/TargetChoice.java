package io.github.grposuite.language.adapter;

import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.util.EnumSet;
import java.util.Set;

/** Which linear maps of a layer get an adapter, before the model is known. */
public sealed interface TargetChoice {
  /** The maps of a model. */
  Set<TargetModule> of(DecoderConfig config);

  /**
   * Reads {@code all}, or names with commas between.
   *
   * @throws IllegalArgumentException if a name is none of a map
   */
  static TargetChoice parse(String text) {
    if (text.equals("all")) {
      return new All();
    }
    Set<TargetModule> targets = EnumSet.noneOf(TargetModule.class);
    for (String key : text.split(",", -1)) {
      targets.add(
          TargetModule.of(key.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "lora_targets must be all, or names out of "
                              + String.join(", ", TargetModule.keys())
                              + " with commas between, but one is \""
                              + key
                              + "\"")));
    }
    return new Named(targets);
  }

  /** Every map that the model has. */
  record All() implements TargetChoice {
    @Override
    public Set<TargetModule> of(DecoderConfig config) {
      return TargetModule.of(config);
    }
  }

  /**
   * Maps by name.
   *
   * @param targets at least one
   */
  record Named(Set<TargetModule> targets) implements TargetChoice {
    /** Copies the set. */
    public Named {
      targets = Set.copyOf(targets);
    }

    @Override
    public Set<TargetModule> of(DecoderConfig config) {
      return targets;
    }
  }
}
