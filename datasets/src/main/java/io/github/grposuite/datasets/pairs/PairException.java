package io.github.grposuite.datasets.pairs;

import java.util.List;

/** A file of pairs cannot be used as asked; the message is one line that says where and what. */
public class PairException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /**
   * A one-line message.
   *
   * @param key the setting that is to be changed, such as {@code group} or {@code columns.prompt}
   */
  public PairException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** The setting that is to be changed. */
  public String key() {
    return key;
  }

  /** Something was asked for by a name that the file has not. */
  public static final class UnknownName extends PairException {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final transient List<String> known;

    UnknownName(String key, String message, String name, List<String> known) {
      super(key, message);
      this.name = name;
      this.known = known;
    }

    /** The name that was asked for. */
    public String name() {
      return name;
    }

    /** The names that there are. */
    public List<String> known() {
      return known;
    }
  }
}
