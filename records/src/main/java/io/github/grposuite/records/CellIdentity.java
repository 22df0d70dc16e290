package io.github.grposuite.records;

import io.github.grposuite.records.file.Sha256;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run is of: all that determines its result.
 *
 * @param data what determines the data, the seed apart
 * @param method its name
 * @param hyperparameters every one of the method's, by name
 */
public record CellIdentity(
    Map<String, ?> data, String method, Map<String, ?> hyperparameters, long seed) {
  /**
   * Version of what determines a result; part of every id. A new layout of the records on disk does
   * not change it, so that what was computed stays valid.
   */
  private static final int IDENTITY = 1;

  private static final int ID_DIGITS = 16;

  /** A hash of it, the same on every machine; 16 hexadecimal digits. */
  public String id() {
    Map<String, Object> content = new TreeMap<>();
    content.put("format", IDENTITY);
    content.put("data", data);
    content.put("method", method);
    content.put("hyperparameters", hyperparameters);
    content.put("seed", seed);
    return Sha256.hex(RecordJson.canonical(content)).substring(0, ID_DIGITS);
  }
}
