package io.github.grposuite.datasets.opinions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Files of preference pairs with the columns prompt, chosen, rejected, group.
 *
 * <p>Those are the names of TRL's preference format (standard, with an explicit prompt) and a
 * column for the group. Responses are bare letters, without a space before them: the authors'
 * program joins prompt and response the same way.
 */
public enum PairFormat {
  /** One JSON object a line. */
  JSONL {
    @Override
    public void write(List<OpinionPair> pairs, PromptFormat prompt, Writer out) throws IOException {
      for (OpinionPair pair : pairs) {
        try (JsonGenerator json =
            JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
          json.writeStartObject();
          List<String> fields = fields(pair, prompt);
          for (int i = 0; i < COLUMNS.size(); i++) {
            json.writeStringField(COLUMNS.get(i), fields.get(i));
          }
          json.writeEndObject();
          json.writeRaw('\n');
        }
      }
    }
  },
  /** With a header; quotes are doubled, prompts hold line ends. */
  CSV {
    @Override
    public void write(List<OpinionPair> pairs, PromptFormat prompt, Writer out) throws IOException {
      char quote = ICSVWriter.DEFAULT_QUOTE_CHARACTER;
      ICSVWriter csv = new CSVWriter(out, ICSVWriter.DEFAULT_SEPARATOR, quote, quote, "\n");
      csv.writeNext(COLUMNS.toArray(String[]::new), false);
      for (OpinionPair pair : pairs) {
        csv.writeNext(fields(pair, prompt).toArray(String[]::new), false);
      }
      csv.flush();
      if (csv.checkError()) {
        throw new IOException("cannot write", csv.getException());
      }
    }
  };

  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> COLUMNS = List.of("prompt", "chosen", "rejected", "group");

  /** The ending of such files, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes all pairs; the writer stays open. */
  public abstract void write(List<OpinionPair> pairs, PromptFormat prompt, Writer out)
      throws IOException;

  private static List<String> fields(OpinionPair pair, PromptFormat prompt) {
    return List.of(
        pair.prompt(prompt), pair.chosenResponse(), pair.rejectedResponse(), pair.group());
  }
}
