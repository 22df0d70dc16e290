package io.github.grposuite.records.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Why a text is not JSON, in words for who has never heard of the library that read it. */
public final class JsonProblem {
  private static final Pattern PLACE =
      Pattern.compile("\\[Source: [^\\]]*?line: (\\d+), column: (\\d+)\\]");
  private static final Pattern OF_THE_LIBRARY =
      Pattern.compile(": enable [`\\w.]+ to allow|[,;]? ?enable [`\\w.]+ to allow");

  private JsonProblem() {}

  /** One line, with the place if it is known. */
  public static String reason(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String message = e.getOriginalMessage().replaceAll("\\R", " ");
    message = PLACE.matcher(message).replaceAll("line $1, column $2");
    return OF_THE_LIBRARY.matcher(message).replaceAll("")
        + (location == null
            ? ""
            : ", line " + location.getLineNr() + ", column " + location.getColumnNr());
  }
}
