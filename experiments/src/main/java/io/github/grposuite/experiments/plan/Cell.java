package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.spec.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One (data, method, hyperparameters, seed) of an experiment.
 *
 * @param varied the values of the varied settings by their paths; empty text where one does not
 *     apply to the method
 */
public record Cell(DataPlan data, MethodPlan method, long seed, Map<String, String> varied) {
  /** Version of the records on disk; part of every id. */
  public static final int FORMAT = 1;

  private static final int ID_BYTES = 8;

  /** A hash of what determines the result, the same on every machine; 16 hexadecimal digits. */
  public String id() {
    Map<String, Object> content = new TreeMap<>();
    content.put("format", FORMAT);
    content.put("data", data.identity().get());
    content.put("method", method.method().name());
    content.put("hyperparameters", method.settings());
    content.put("seed", seed);
    byte[] text = Json.canonical(content).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The cell in words: method, seed, and what varies. */
  public String describe() {
    StringBuilder text = new StringBuilder(method.method().name()).append(" seed=").append(seed);
    varied.forEach((path, value) -> text.append(value.isEmpty() ? "" : " " + path + "=" + value));
    return text.toString();
  }
}
