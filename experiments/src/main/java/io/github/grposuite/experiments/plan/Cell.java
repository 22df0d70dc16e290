package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.spec.Json;
import io.github.grposuite.records.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One (data, method, hyperparameters, seed) of an experiment.
 *
 * @param varied the values of the varied settings by their paths; empty text where one does not
 *     apply to the method
 */
public record Cell(DataPlan data, MethodPlan method, long seed, Map<String, String> varied) {
  /**
   * Version of what determines a result; part of every id. A new layout of the records on disk does
   * not change it, so that what was computed stays valid.
   */
  private static final int IDENTITY = 1;

  private static final int ID_DIGITS = 16;

  /** A hash of what determines the result, the same on every machine; 16 hexadecimal digits. */
  public String id() {
    return idOf(data.identity().get(), method.name(), method.settings(), seed);
  }

  /**
   * The id of a cell with that content.
   *
   * @param data what determines the data, the seed apart
   * @param hyperparameters every one of the method's, by name
   */
  public static String idOf(
      Map<String, ?> data, String method, Map<String, ?> hyperparameters, long seed) {
    Map<String, Object> content = new TreeMap<>();
    content.put("format", IDENTITY);
    content.put("data", data);
    content.put("method", method);
    content.put("hyperparameters", hyperparameters);
    content.put("seed", seed);
    byte[] text = Json.canonical(content).getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(text).substring(0, ID_DIGITS);
  }

  /** The cell in words: method, seed, and what varies. */
  public String describe() {
    StringBuilder text = new StringBuilder(method.name()).append(" seed=").append(seed);
    varied.forEach((path, value) -> text.append(value.isEmpty() ? "" : " " + path + "=" + value));
    return text.toString();
  }
}
