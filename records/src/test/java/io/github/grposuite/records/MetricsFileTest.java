package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsFileTest {
  private static final String FIRST = "0,test,\"Ja\"\"pan, South\",loss,1.0\n0,train,a,loss,2.0\n";

  private static List<MetricsRow> rows(String body) throws IOException {
    List<MetricsRow> rows = new ArrayList<>();
    MetricsFile.read(new StringReader(MetricsFile.FIRST_LINE + body), rows::add);
    return rows;
  }

  @Test
  void checkpointsAreReadWhetherOrNotTheyRepeatTheFirst() throws IOException {
    List<MetricsRow> expected =
        List.of(
            new MetricsRow(0, "test", "Ja\"pan, South", "loss", 1),
            new MetricsRow(0, "train", "a", "loss", 2),
            new MetricsRow(5, "test", "Ja\"pan, South", "loss", 3),
            new MetricsRow(5, "train", "a", "loss", Double.POSITIVE_INFINITY),
            new MetricsRow(6, "train", "a", "loss", 1e-300),
            new MetricsRow(6, "test", "Ja\"pan, South", "loss", -0.0),
            new MetricsRow(7, "test", "Ja\"pan, South", "loss", 4),
            new MetricsRow(7, "train", "b", "loss", 5));
    StringBuilder text = new StringBuilder();
    for (MetricsRow row : expected) {
      MetricsFile.write(text, row.step(), row.split(), row.group(), row.metric(), row.value());
    }
    assertThat(text).startsWith(FIRST);
    assertThat(rows(text.toString())).isEqualTo(expected);
    assertThat(rows(text.toString().replace("\n", "\r\n"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5,test,"Ja""pan, South",loss,x  | line 4: the value must be a number, but was "x"
          5,test,"Ja""pan, South",loss,1, | line 4: expected 5 fields, found 6
          5,test,"Ja""pan, South",loss,   | line 4: the value must be a number, but was ""
          5,test,"Ja""pan, South",loss,1@5,train,a,loss,1,2 | line 5: expected 5 fields, found 6
          5,test,"Ja""pan, South",loss,1@5,train,a,loss,0x1 | line 5: the value must be a number, but was "0x1"
          5,test,"Ja""pan, South",loss,1@5,train,a,loss,1 2 | line 5: the value must be a number, but was "1 2"
          5,test,"Ja""pan, South",loss,1@5,test,"Ja""pan, South",loss,1 | line 5: the row occurs twice at step 5
          5,test,"Ja""pan, South",loss,1@4,train,a,loss,1 | line 5: step 4 comes after step 5
          5,train,a,loss | line 4: expected 5 fields, found 4
          """,
      quoteCharacter = '\'')
  void whatIsMalformedInALaterCheckpointIsNamedByItsLine(String rest, String problem) {
    assertThatIOException()
        .isThrownBy(() -> rows(FIRST + rest.replace("@", "\n") + "\n"))
        .withMessageEndingWith("is malformed in " + problem);
  }
}
