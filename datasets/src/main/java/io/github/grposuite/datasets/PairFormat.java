package io.github.grposuite.datasets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.grposuite.records.text.Csv;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Files of preference examples with the columns prompt, chosen, rejected, group, as {@link
 * PreferenceExample} has them.
 */
public enum PairFormat {
  /** One JSON object a line. */
  JSONL {
    @Override
    public void write(List<PreferenceExample> examples, Writer out) throws IOException {
      for (PreferenceExample example : examples) {
        try (JsonGenerator json =
            JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
          json.writeStartObject();
          List<String> fields = fields(example);
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
    public void write(List<PreferenceExample> examples, Writer out) throws IOException {
      Csv.write(out, COLUMNS);
      for (PreferenceExample example : examples) {
        Csv.write(out, fields(example));
      }
    }
  };

  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> COLUMNS = List.of("prompt", "chosen", "rejected", "group");

  /** The ending of such files, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes all examples; the writer stays open. */
  public abstract void write(List<PreferenceExample> examples, Writer out) throws IOException;

  private static List<String> fields(PreferenceExample example) {
    return List.of(example.prompt(), example.chosen(), example.rejected(), example.group());
  }
}
