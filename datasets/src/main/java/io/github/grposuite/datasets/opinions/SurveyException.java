package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.text.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

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
              + VisibleText.of(group)
              + "\"; known are "
              + known.stream().map(VisibleText::of).collect(Collectors.joining(", ")));
      this.group = group;
      this.known = known;
    }

    /** The name that was asked for. */
    public String group() {
      return group;
    }

    /** How a name is given that the text which was split at semicolons cannot; may be empty. */
    public String hint() {
      return known.stream()
          .filter(name -> name.contains(";"))
          .findFirst()
          .map(
              name ->
                  "; a name with a semicolon goes into a list, [\"" + VisibleText.of(name) + "\"]")
          .orElse("");
    }

    /** The names in the survey, sorted. */
    public List<String> known() {
      return known;
    }
  }
}
