package io.github.grposuite.datasets.synthetic;

import io.github.grposuite.core.Settings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The paper's uneven-imbalanced world with some settings changed. */
final class WorldSettings implements Settings {
  private final Map<String, Object> values =
      new HashMap<>(
          Map.ofEntries(
              Map.entry("random", "numpy-legacy"),
              Map.entry("features", "swapped"),
              Map.entry("pairs", "uneven"),
              Map.entry("actions", 8),
              Map.entry("state_dimension", 2),
              Map.entry("rewards", new double[][] {{1, 3, 1, 3}, {3, 1, 3, 1}}),
              Map.entry("group_weights", new double[] {0.2, 0.8}),
              Map.entry("train", 300),
              Map.entry("validation", 1000),
              Map.entry("test", 1000),
              Map.entry("start", new double[] {0, 5})));

  /** Reads the world with {@code changes}: key, value, key, value, … */
  static SyntheticWorld world(Object... changes) {
    WorldSettings settings = new WorldSettings();
    for (int i = 0; i < changes.length; i += 2) {
      settings.values.put((String) changes[i], changes[i + 1]);
    }
    return SyntheticWorld.read(settings);
  }

  static double[] list(double... values) {
    return values;
  }

  @Override
  public boolean has(String key) {
    return values.containsKey(key);
  }

  @Override
  public double number(String key) {
    return ((Number) values.get(key)).doubleValue();
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
    return ((Number) values.get(key)).intValue();
  }

  @Override
  public int integer(String key, int fallback) {
    return has(key) ? integer(key) : fallback;
  }

  @Override
  public long seed(String key, long fallback) {
    return has(key) ? ((Number) values.get(key)).longValue() : fallback;
  }

  @Override
  public double[] numbers(String key) {
    return (double[]) values.get(key);
  }

  @Override
  public double[] numbers(String key, double[] fallback) {
    return has(key) ? numbers(key) : fallback;
  }

  @Override
  public double[][] matrix(String key) {
    return (double[][]) values.get(key);
  }

  @Override
  public String words(String key, String fallback) {
    return text(key, fallback);
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String name = ((String) values.get(key)).toUpperCase(Locale.ROOT).replace('-', '_');
    return Enum.valueOf(type, name);
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    return has(key) ? choice(key, type) : fallback;
  }

  @Override
  public <T> T choice(String key, Map<String, T> known) {
    return known.get((String) values.get(key));
  }

  @Override
  public <T> T choice(String key, Map<String, T> known, String fallback) {
    return has(key) ? choice(key, known) : known.get(fallback);
  }

  @Override
  public String text(String key, String fallback) {
    return (String) values.getOrDefault(key, fallback);
  }

  @Override
  public boolean isList(String key) {
    return values.get(key) instanceof double[];
  }

  @Override
  public <E extends Enum<E>> E addedChoice(String key, Class<E> type, E fallback) {
    return choice(key, type, fallback);
  }
}
