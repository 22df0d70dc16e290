package io.github.grposuite.language.adapter;

import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The linear maps that a decoder layer may have. */
public enum TargetModule {
  Q_PROJ("self_attn"),
  K_PROJ("self_attn"),
  V_PROJ("self_attn"),
  O_PROJ("self_attn"),
  GATE_PROJ("mlp"),
  UP_PROJ("mlp"),
  DOWN_PROJ("mlp"),
  QKV_PROJ("self_attn"),
  GATE_UP_PROJ("mlp");

  private static final Set<TargetModule> SEPARATE = EnumSet.range(Q_PROJ, DOWN_PROJ);
  private static final Set<TargetModule> FUSED =
      EnumSet.of(QKV_PROJ, O_PROJ, GATE_UP_PROJ, DOWN_PROJ);

  private final String block;

  TargetModule(String block) {
    this.block = block;
  }

  /** The name in PEFT's {@code target_modules}, such as {@code q_proj}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The target of that name, if there is one. */
  public static Optional<TargetModule> of(String key) {
    return Arrays.stream(values()).filter(target -> target.key().equals(key)).findFirst();
  }

  /** Those that a model has. */
  public static Set<TargetModule> of(DecoderConfig config) {
    return Collections.unmodifiableSet(config.capabilities().fused() ? FUSED : SEPARATE);
  }

  /** Those of models whose maps are not fused. */
  public static Set<TargetModule> separate() {
    return Collections.unmodifiableSet(SEPARATE);
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(TargetModule::key).toList();
  }

  /** The module's path in a checkpoint, such as {@code model.layers.0.self_attn.q_proj}. */
  public String path(int layer) {
    return "model.layers." + layer + "." + block + "." + key();
  }

  /** Number of inputs. */
  public int inputs(DecoderConfig config) {
    return switch (this) {
      case Q_PROJ, K_PROJ, V_PROJ, QKV_PROJ, GATE_PROJ, UP_PROJ, GATE_UP_PROJ ->
          config.hiddenSize();
      case O_PROJ -> config.querySize();
      case DOWN_PROJ -> config.intermediateSize();
    };
  }

  /** Number of outputs. */
  public int outputs(DecoderConfig config) {
    return switch (this) {
      case Q_PROJ -> config.querySize();
      case K_PROJ, V_PROJ -> config.keyValueSize();
      case QKV_PROJ -> config.querySize() + 2 * config.keyValueSize();
      case O_PROJ, DOWN_PROJ -> config.hiddenSize();
      case GATE_PROJ, UP_PROJ -> config.intermediateSize();
      case GATE_UP_PROJ -> 2 * config.intermediateSize();
    };
  }
}
