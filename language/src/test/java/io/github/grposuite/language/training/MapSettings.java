package io.github.grposuite.language.training;

import io.github.grposuite.core.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Settings from a map; remembers what was asked for. */
final class MapSettings implements Settings {
  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  /** Settings of key, value, key, value, …. */
  static MapSettings of(Object... entries) {
    MapSettings settings = new MapSettings();
    for (int i = 0; i < entries.length; i += 2) {
      settings.values.put((String) entries[i], entries[i + 1]);
    }
    return settings;
  }

  Set<String> asked() {
    return asked;
  }

  private Object find(String key) {
    if (!values.containsKey(key)) {
      throw new IllegalStateException("test settings lack " + key);
    }
    return values.get(key);
  }

  @Override
  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  @Override
  public double number(String key) {
    return ((Number) find(key)).doubleValue();
  }

  @Override
  public double number(String key, double fallback) {
    return has(key) ? number(key) : fallback;
  }

  @Override
  public double addedNumber(String key, double fallback) {
    return number(key, fallback);
  }

  @Override
  public int integer(String key) {
    return ((Number) find(key)).intValue();
  }

  @Override
  public int integer(String key, int fallback) {
    return has(key) ? integer(key) : fallback;
  }

  @Override
  public long seed(String key, long fallback) {
    return has(key) ? ((Number) find(key)).longValue() : fallback;
  }

  @Override
  public double[] numbers(String key) {
    return (double[]) find(key);
  }

  @Override
  public double[] numbers(String key, double[] fallback) {
    return has(key) ? numbers(key) : fallback;
  }

  @Override
  public double[][] matrix(String key) {
    return (double[][]) find(key);
  }

  @Override
  public String text(String key, String fallback) {
    return has(key) ? (String) find(key) : fallback;
  }

  @Override
  public String words(String key, String fallback) {
    return text(key, fallback);
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String name = ((String) find(key)).toUpperCase(Locale.ROOT).replace('-', '_');
    return Enum.valueOf(type, name);
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    return has(key) ? choice(key, type) : fallback;
  }

  @Override
  public <T> T choice(String key, Map<String, T> known) {
    return known.get((String) find(key));
  }

  @Override
  public <T> T choice(String key, Map<String, T> known, String fallback) {
    return has(key) ? choice(key, known) : known.get(fallback);
  }

  @Override
  public boolean isList(String key) {
    asked.add(key);
    return values.get(key) instanceof double[];
  }

  @Override
  public <E extends Enum<E>> E addedChoice(String key, Class<E> type, E fallback) {
    return choice(key, type, fallback);
  }
}
