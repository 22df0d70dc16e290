package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rankings such as {@code B>A=C=D} of several responses, one an assessment, as
 * collective-alignment-1 has them: a pair for every strict order of two.
 */
record RankingLayout() implements PairLayout {
  static final String ASSESSMENTS = "metadata.assessments";
  static final String RESPONSES = "responses";
  private static final String PROMPT = "prompt.messages";
  private static final String RANKING = "ranking_blocks";

  @Override
  public void read(Row row, PairSink sink) {
    JsonNode messages = row.get(PROMPT);
    Said prompt = Texts.said(row, PROMPT, messages.isMissingNode() ? row.get("prompt") : messages);
    Map<String, Said> responses = responses(row);
    for (JsonNode assessment : row.get(ASSESSMENTS)) {
      List<String> rankings = new ArrayList<>();
      collect(assessment.path(RANKING), rankings);
      if (rankings.isEmpty()) {
        sink.drop(row, assessment, DropReason.NO_CHOICE);
      }
      for (String ranking : rankings) {
        rank(row, assessment, prompt, responses, ranking, sink);
      }
    }
  }

  /** Responses by the letter that rankings call them. */
  private static Map<String, Said> responses(Row row) {
    Map<String, Said> responses = new HashMap<>();
    char letter = 'A';
    for (JsonNode response : row.get(RESPONSES)) {
      JsonNode index = response.path("response_index");
      String name = index.isTextual() ? index.textValue() : String.valueOf(letter);
      responses.put(name, Texts.said(row, RESPONSES, response.path("messages")));
      letter++;
    }
    return responses;
  }

  /** Texts with a {@code >} or {@code =}, wherever they are below. */
  private static void collect(JsonNode node, List<String> rankings) {
    if (node.isTextual() && node.textValue().matches("\\s*\\w+(\\s*[>=]\\s*\\w+)+\\s*")) {
      rankings.add(node.textValue());
    } else if (node.isContainerNode()) {
      node.forEach(below -> collect(below, rankings));
    }
  }

  private static void rank(
      Row row,
      JsonNode assessment,
      Said prompt,
      Map<String, Said> responses,
      String ranking,
      PairSink sink) {
    List<List<String>> levels =
        Arrays.stream(ranking.split(">", -1))
            .map(level -> Arrays.stream(level.split("=", -1)).map(String::strip).toList())
            .toList();
    for (List<String> level : levels) {
      for (int ties = level.size() * (level.size() - 1) / 2; ties > 0; ties--) {
        sink.drop(row, assessment, DropReason.TIE);
      }
    }
    for (int better = 0; better < levels.size(); better++) {
      for (int worse = better + 1; worse < levels.size(); worse++) {
        for (String chosen : levels.get(better)) {
          for (String rejected : levels.get(worse)) {
            Said first = response(row, responses, chosen);
            Said second = response(row, responses, rejected);
            PairLayout.tell(row, assessment, prompt, first, second, sink);
          }
        }
      }
    }
  }

  private static Said response(Row row, Map<String, Said> responses, String name) {
    Said text = responses.get(name);
    if (text == null) {
      throw new PairException(
          "file",
          row.where() + ": a ranking names the response \"" + name + "\", which the row has not");
    }
    return text;
  }
}
