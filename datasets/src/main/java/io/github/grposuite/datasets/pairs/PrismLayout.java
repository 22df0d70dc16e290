package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * PRISM's utterances: a response a row. Within a turn of a conversation, whose rows stand together,
 * the chosen response makes a pair with each that was not chosen; what was said in turns before is
 * not part of the prompt.
 */
final class PrismLayout implements PairLayout {
  private final Set<String> done = new HashSet<>();
  private final List<Row> turn = new ArrayList<>();
  private String key = "";

  @Override
  public void read(Row row, PairSink sink) {
    String next = row.get("conversation_id").asText("") + '\n' + row.get("turn").asText("");
    if (!next.equals(key)) {
      end(sink);
      if (!done.add(next)) {
        throw new PairException(
            "file",
            row.where()
                + ": belongs to a turn whose other rows stand further up; sort the file by"
                + " conversation_id and turn");
      }
      key = next;
    }
    turn.add(row);
  }

  @Override
  public void end(PairSink sink) {
    List<Row> chosen = turn.stream().filter(row -> isTrue(row.get("if_chosen"))).toList();
    for (Row row : chosen) {
      for (Row other : turn) {
        if (!isTrue(other.get("if_chosen"))) {
          PairLayout.tell(
              row,
              row.values(),
              text(row, "user_prompt"),
              text(row, "model_response"),
              text(other, "model_response"),
              sink);
        }
      }
    }
    if (chosen.isEmpty() && !turn.isEmpty()) {
      sink.drop(turn.get(0), turn.get(0).values(), DropReason.NO_CHOICE);
    }
    turn.clear();
  }

  private static boolean isTrue(JsonNode value) {
    return value.asText("").equalsIgnoreCase("true") || value.asText("").equals("1");
  }

  private static String text(Row row, String column) {
    return Texts.of(row, column, row.get(column));
  }
}
