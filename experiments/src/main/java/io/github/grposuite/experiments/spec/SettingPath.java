package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a setting is: {@code data.KEY}, {@code methods.METHOD.KEY} or {@code methods.*.KEY}.
 *
 * @param method empty for data; a star for every method that has the key
 * @param key such as {@code chi}; of a block within data with a dot, such as {@code split.fold}
 */
public record SettingPath(String method, String key) {
  private static final String ANY = "*";
  private static final String DATA = "data.";
  private static final String METHODS = "methods.";

  /** The path's parts, if it is one. */
  public static Optional<SettingPath> of(String path) {
    int dot = path.lastIndexOf('.');
    if (path.startsWith(DATA) && dot < path.length() - 1 && !path.contains("..")) {
      return Optional.of(new SettingPath("", path.substring(DATA.length())));
    }
    if (path.startsWith(METHODS) && dot > METHODS.length()) {
      return Optional.of(
          new SettingPath(path.substring(METHODS.length(), dot), path.substring(dot + 1)));
    }
    return Optional.empty();
  }

  /** What a block, of plain maps, has there; null if it has nothing. */
  public static Object get(Map<?, ?> block, String key) {
    if (block.containsKey(key)) {
      return block.get(key);
    }
    int dot = key.indexOf('.');
    return dot > 0 && block.get(key.substring(0, dot)) instanceof Map<?, ?> inner
        ? get(inner, key.substring(dot + 1))
        : null;
  }

  /** What a block has at this path's key; a missing node if it has nothing. */
  public JsonNode in(ObjectNode block) {
    JsonNode found = block;
    for (String part : key.split("\\.")) {
      found = found.path(part);
    }
    return found;
  }

  /** A copy of a block with another value at this path's key. */
  public ObjectNode set(ObjectNode block, JsonNode value) {
    return set(block, List.of(key.split("\\.")), value);
  }

  private static ObjectNode set(ObjectNode block, List<String> keys, JsonNode value) {
    ObjectNode changed = block.objectNode();
    changed.setAll(block);
    String first = keys.get(0);
    if (keys.size() == 1) {
      changed.set(first, value);
    } else {
      ObjectNode inner = block.get(first) instanceof ObjectNode o ? o : block.objectNode();
      changed.set(first, set(inner, keys.subList(1, keys.size()), value));
    }
    return changed;
  }

  /** Whether it is a setting of data. */
  public boolean isData() {
    return method.isEmpty();
  }

  /** Whether it is a setting of every method that has the key. */
  public boolean isAny() {
    return method.equals(ANY);
  }
}
