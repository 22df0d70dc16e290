package io.github.grposuite.records;

import com.fasterxml.jackson.core.io.NumberInput;
import io.github.grposuite.records.text.Csv;
import io.github.grposuite.records.text.Text.MalformedException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a policy of a run makes of each held-out pair: {@code examples.csv} of the policy that the
 * run keeps, {@code examples-own-objective.csv} of that of the checkpoint which the method's own
 * objective chooses.
 *
 * @param rows in the file's order
 */
public record ExampleLosses(List<Row> rows) {
  private static final List<String> HEADER =
      List.of("split", "group", "question", "loss", "correct");

  /**
   * A pair.
   *
   * @param question the same for all groups that answer it
   */
  public record Row(String split, String group, String question, double loss, boolean correct) {}

  public ExampleLosses {
    rows = List.copyOf(rows);
  }

  /** The file of the checkpoints that a rule chooses; empty if there is none for the rule. */
  public static Optional<String> file(Selection selection) {
    return switch (selection) {
      case LAST -> Optional.of(ExperimentLayout.EXAMPLES);
      case OWN_OBJECTIVE -> Optional.of(ExperimentLayout.EXAMPLES_OWN_OBJECTIVE);
      default -> Optional.empty();
    };
  }

  /**
   * Those of a file in a run's folder; empty if the run has no such file.
   *
   * @throws RecordException naming the file, if it is not what the run wrote or malformed
   */
  static Optional<ExampleLosses> read(Path run, String file) throws IOException {
    return DoneMarker.digests(run).containsKey(file)
        ? Optional.of(CheckedFile.read(run, file, ExampleLosses::parse))
        : Optional.empty();
  }

  /** What is written. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    Csv.write(text, HEADER);
    for (Row row : rows) {
      String correct = row.correct() ? "1" : "0";
      Csv.write(
          text,
          List.of(row.split(), row.group(), row.question(), Numbers.exact(row.loss()), correct));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ExampleLosses parse(Reader text) throws IOException {
    Csv csv = new Csv(text);
    String[] row = csv.next();
    if (row == null || !HEADER.equals(List.of(row))) {
      throw new MalformedException("does not begin with " + String.join(",", HEADER));
    }
    List<Row> rows = new ArrayList<>();
    for (row = csv.next(); row != null; row = csv.next()) {
      if (row.length != HEADER.size()) {
        throw malformed(csv, "expected 5 fields, found " + row.length);
      }
      if (!row[4].equals("0") && !row[4].equals("1")) {
        throw malformed(csv, "correct must be 0 or 1, but was \"" + row[4] + "\"");
      }
      try {
        double loss = NumberInput.parseDouble(row[3], true);
        rows.add(new Row(row[0], row[1], row[2], loss, row[4].equals("1")));
      } catch (NumberFormatException e) {
        throw malformed(csv, "the loss must be a number, but was \"" + row[3] + "\"");
      }
    }
    return new ExampleLosses(rows);
  }

  private static MalformedException malformed(Csv csv, String why) {
    return new MalformedException("is malformed in line " + csv.line() + ": " + why);
  }
}
