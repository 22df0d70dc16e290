package io.github.grposuite.datasets.opinions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small surveys for tests. */
final class Surveys {
  static final String HEADER = "question,selections,options,source\n";

  private Surveys() {}

  static OpinionSurvey read(String csv, String... groups) {
    return read(csv.getBytes(StandardCharsets.UTF_8), groups);
  }

  static OpinionSurvey read(byte[] csv, String... groups) {
    return SurveyReader.read("s.csv", csv, List.of(groups));
  }

  /** A row; quotes inside are doubled. */
  static String row(String question, String selections, String options) {
    return Arrays.asList(
                question, "defaultdict(<class 'list'>, {" + selections + "})", options, "GAS")
            .stream()
            .map(field -> '"' + field.replace("\"", "\"\"") + '"')
            .reduce((a, b) -> a + "," + b)
            .orElseThrow()
        + "\n";
  }

  /** Groups with that many answers each, the first questions of a common list. */
  static OpinionSurvey ofSizes(int... sizes) {
    List<List<OpinionCell>> cells = new ArrayList<>();
    for (int g = 0; g < sizes.length; g++) {
      int group = g;
      cells.add(
          IntStream.range(0, sizes[g])
              .mapToObj(
                  row -> cell(group, row, 0.1 + 0.01 * (row % 7), 0.5 - 0.01 * (row % 7), 0.4))
              .toList());
    }
    List<String> groups = IntStream.range(0, sizes.length).mapToObj(g -> "G" + g).toList();
    int rows = Arrays.stream(sizes).max().orElse(0);
    return new OpinionSurvey("made", groups, rows, cells, DropCounts.none(sizes.length));
  }

  static OpinionCell cell(int group, int row, double... shares) {
    List<String> options = IntStream.range(0, shares.length).mapToObj(i -> "option " + i).toList();
    return new OpinionCell(new OpinionQuestion(row, "Q" + row, options, "GAS"), group, shares);
  }
}
