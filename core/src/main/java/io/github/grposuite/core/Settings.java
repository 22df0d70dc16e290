package io.github.grposuite.core;

import java.util.Map;

/**
 * The named hyperparameters that a method, a world or a solver reads. Implementations remember what
 * was read, defaults included, so that a record can state every value and an unread key can be
 * reported as unknown.
 */
public interface Settings {
  /** Whether the key was given. */
  boolean has(String key);

  /** Whether the key was given as a list. */
  boolean isList(String key);

  /** A required number. */
  double number(String key);

  /** A number with a default. */
  double number(String key, double fallback);

  /**
   * As {@link #number(String, double)}, for a key that was added when there were records without
   * it: the default, given or not, is not remembered, so that their ids stay what they are.
   */
  double addedNumber(String key, double fallback);

  /** A required whole number. */
  int integer(String key);

  /** A whole number with a default. */
  int integer(String key, int fallback);

  /** A seed with a default: a whole number below 2³², as NumPy takes. */
  long seed(String key, long fallback);

  /** A required list of numbers. */
  double[] numbers(String key);

  /** A list of numbers with a default. */
  double[] numbers(String key, double[] fallback);

  /** A required list of lists of numbers. */
  double[][] matrix(String key);

  /** Text with a default. */
  String text(String key, String fallback);

  /**
   * Words with a default: text, a number, or a list of these.
   *
   * @return the words with commas between
   */
  String words(String key, String fallback);

  /** A word that names a constant of an enum, as {@code lower-case} of its name. */
  <E extends Enum<E>> E choice(String key, Class<E> type);

  /** As {@link #choice(String, Class)}, with a default. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E fallback);

  /** A word that names one of several things, to which a user may add. */
  <T> T choice(String key, Map<String, T> known);

  /**
   * As {@link #choice(String, Map)}, with a default.
   *
   * @param fallback one of the names
   */
  <T> T choice(String key, Map<String, T> known, String fallback);

  /**
   * As {@link #choice(String, Class, Enum)}, for a key that was added when there were records
   * without it: the default, given or not, is not remembered, so that their ids stay what they are.
   */
  <E extends Enum<E>> E addedChoice(String key, Class<E> type, E fallback);

  /**
   * As {@link #choice(String, Class, Enum)}, for a key that was added when there were records
   * without it, which have another value than the default: ids leave that one out.
   *
   * @param before the value of records without the key
   */
  default <E extends Enum<E>> E addedChoice(String key, Class<E> type, E fallback, E before) {
    return choice(key, type, fallback);
  }
}
