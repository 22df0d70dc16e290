package io.github.grposuite.datasets.opinions;

import java.util.List;

/** A survey cannot be used as asked; the message is one line that says where and what to do. */
public class SurveyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A one-line message. */
  public SurveyException(String message) {
    super(message);
  }

  /** A group was asked for that no question has. */
  public static final class UnknownGroup extends SurveyException {
    private static final long serialVersionUID = 1L;
    private final String group;
    private final transient List<String> known;

    UnknownGroup(String survey, String group, List<String> known) {
      super(
          survey
              + ": no question has an answer of group \""
              + group
              + "\"; known are "
              + String.join(", ", known));
      this.group = group;
      this.known = known;
    }

    /** The name that was asked for. */
    public String group() {
      return group;
    }

    /** The names in the survey, sorted. */
    public List<String> known() {
      return known;
    }
  }
}
