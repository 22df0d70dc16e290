package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A group's distribution over a question's options a row, as SubPOP and OpinionQA have them: the
 * most selected option, the first if there are several, makes a pair with each that is selected
 * less, and a tie with each that is selected as often.
 */
record DistributionLayout() implements PairLayout {
  static final String OPTIONS = "options";
  static final String RESPONSES = "responses";

  @Override
  public void read(Row row, PairSink sink) {
    JsonNode question = row.get("question");
    String prompt =
        Texts.of(row, "question", question.isMissingNode() ? row.get("qkey") : question);
    List<String> options = items(row, OPTIONS);
    List<String> shares = items(row, RESPONSES);
    if (options.size() != shares.size()) {
      throw Texts.problem(
          row,
          RESPONSES,
          "must have one number an option, " + options.size() + ", but has " + shares.size());
    }
    double[] numbers = shares.stream().mapToDouble(text -> number(row, text)).toArray();
    double most = Arrays.stream(numbers).max().orElse(0);
    if (numbers.length < 2) {
      sink.drop(row, row.values(), DropReason.NO_CHOICE);
      return;
    }
    int best = 0;
    while (numbers[best] < most) {
      best++;
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < most) {
        PairLayout.tell(row, row.values(), prompt, options.get(best), options.get(i), sink);
      } else if (i != best) {
        sink.drop(row, row.values(), DropReason.TIE);
      }
    }
  }

  private static double number(Row row, String text) {
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share < Double.POSITIVE_INFINITY) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Texts.problem(row, RESPONSES, "must be shares, but one is \"" + text + "\"");
  }

  /** Of a list; of numbers as NumPy prints them, {@code [.1 .2]}; of texts as JSON. */
  private static List<String> items(Row row, String column) {
    JsonNode value = row.get(column);
    List<String> items = new ArrayList<>();
    if (value.isTextual()) {
      String text = value.textValue().strip().replaceAll("^\\[|\\]$", "").strip();
      return text.isEmpty() ? items : List.of(text.split("[\\s,]+"));
    }
    if (!value.isArray()) {
      throw Texts.problem(row, column, "must be a list, but was " + value);
    }
    value.forEach(item -> items.add(item.asText()));
    return items;
  }
}
