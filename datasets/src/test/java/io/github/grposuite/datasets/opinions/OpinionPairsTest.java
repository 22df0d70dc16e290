package io.github.grposuite.datasets.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import io.github.grposuite.datasets.PairFormat;
import io.github.grposuite.datasets.PreferenceExample;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpinionPairsTest {
  private static final PairRule BEST = new PairRule.BestAgainstRandom();

  @Test
  void promptByteForByte() {
    OpinionQuestion question =
        new OpinionQuestion(3, "Is it \"so\"?\n\nAll in all ", List.of("Yes ", "Don't", "1.0"), "");
    assertThat(PromptFormat.CODE.prompt("India (Current national sample)", question))
        .isEqualTo(
            "Opinion of people in India (Current national sample) on: Is it \"so\"?\n\n"
                + "All in all \n"
                + "Please select the best response:\n"
                + "A. Yes \n"
                + "B. Don't\n"
                + "C. 1.0");
    assertThat(PromptFormat.PAPER.prompt("India (Current national sample)", question))
        .isEqualTo(
            "Opinion of people in India (Current national sample) on: Is it \"so\"?\n\nAll in all ."
                + " Please select the best response: A) Yes , B) Don't, C) 1.0");
    assertThat(PromptFormat.letter(0)).isEqualTo("A");
    assertThat(PromptFormat.letter(25)).isEqualTo("Z");
  }

  @Test
  void bestAgainstEveryOtherOptionUniformly() {
    int[] rejected = new int[4];
    int n = 4000;
    for (int row = 0; row < n; row++) {
      OpinionPair pair = BEST.pairs("G", Surveys.cell(0, row, 0.1, 0.2, 0.6, 0.1), 1).get(0);
      assertThat(pair.chosen()).isEqualTo(2);
      rejected[pair.rejected()]++;
    }
    // Six standard deviations, 6 √(n/3 · 2/3): false alarm below 1e-8.
    for (int option : new int[] {0, 1, 3}) {
      assertThat(rejected[option]).isBetween(n / 3 - 179, n / 3 + 179);
    }
    assertThat(rejected[2]).isZero();
  }

  @Test
  void ofTiedBestOptionsTheFirstIsChosen() {
    OpinionCell cell = Surveys.cell(0, 0, 0.2, 0.4, 0.4);
    assertThat(cell.tied()).isTrue();
    assertThat(BEST.pairs("G", cell, 1).get(0).chosen()).isEqualTo(1);
    assertThat(Surveys.cell(0, 0, 0.2, 0.2, 0.6).tied()).isFalse();
  }

  @Test
  void rankedPairsAreDistinctAndPrefersTheLargerShare() {
    OpinionCell cell = Surveys.cell(0, 0, 0.1, 0.4, 0.4, 0.1, 0.0);
    List<OpinionPair> pairs = new PairRule.Ranked(5).pairs("G", cell, 7);
    assertThat(pairs).hasSize(5).doesNotHaveDuplicates();
    for (OpinionPair pair : pairs) {
      assertThat(cell.shares()[pair.chosen()]).isGreaterThan(cell.shares()[pair.rejected()]);
    }
    // All that there are: 2·3 from the best, 2 from the second.
    assertThat(new PairRule.Ranked(99).pairs("G", cell, 7)).hasSize(8).doesNotHaveDuplicates();
    assertThatThrownBy(() -> new PairRule.Ranked(0))
        .hasMessage("the number of ranked pairs must be at least 1, but was 0");
  }

  @Test
  void cellsWithoutARankedPairAreCounted() {
    String csv = Surveys.HEADER;
    for (int i = 0; i < 10; i++) {
      csv += Surveys.row("Q" + i, "'A': [0.5, 0.5], 'B': [0.6, 0.4]", "['Y', 'N']");
    }
    OpinionSurvey survey = Surveys.read(csv, "A", "B");
    OpinionSplit split = new OpinionSplit.Random(42);
    OpinionPairs ranked = OpinionPairs.of(survey, split, new PairRule.Ranked(1), 42);
    assertThat(ranked.withoutPair()).containsExactly(10, 0);
    assertThat(ranked.train()).hasSize(8);
    OpinionPairs best = OpinionPairs.of(survey, split, BEST, 42);
    assertThat(best.withoutPair()).containsExactly(0, 0);
    assertThat(best.train()).hasSize(16);
    assertThat(best.validation()).hasSize(2);
    assertThat(best.test()).hasSize(2);
  }

  @Test
  void aCellsPairsDoNotDependOnOtherGroupsOrTheSplit() {
    OpinionSurvey both = SurveySimulator.survey(List.of("Japan", "China"));
    OpinionSurvey one = SurveySimulator.survey(List.of("China"));
    List<PreferenceExample> ofBoth =
        OpinionPairs.of(both, new OpinionSplit.Random(42), BEST, 42).train().stream()
            .filter(pair -> pair.group().equals("China"))
            .map(pair -> pair.example(PromptFormat.CODE))
            .toList();
    List<PreferenceExample> ofOne =
        OpinionPairs.of(one, new OpinionSplit.Random(42), BEST, 42).train().stream()
            .map(pair -> pair.example(PromptFormat.CODE))
            .toList();
    assertThat(ofBoth).isEqualTo(ofOne).hasSize(309);
  }

  private static List<PreferenceExample> oddExamples() {
    OpinionQuestion question =
        new OpinionQuestion(0, "A \"quoted\", é…\n\\ line", List.of("Don't", "x,y"), "GAS");
    OpinionCell cell = new OpinionCell(question, 0, new double[] {0.4, 0.6});
    return Stream.of(new OpinionPair("G;1", cell, 1, 0), new OpinionPair("G;1", cell, 0, 1))
        .map(pair -> pair.example(PromptFormat.CODE))
        .toList();
  }

  @Test
  void jsonLinesAreTrlsPreferenceFormat() throws IOException {
    StringWriter text = new StringWriter();
    PairFormat.JSONL.write(oddExamples(), text);
    List<String> lines = text.toString().lines().toList();
    assertThat(text.toString()).endsWith("}\n");
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("prompt", "chosen", "rejected", "group");
    assertThat(first.get("prompt").textValue())
        .isEqualTo(
            "Opinion of people in G;1 on: A \"quoted\", é…\n\\ line\n"
                + "Please select the best response:\nA. Don't\nB. x,y");
    assertThat(first.get("chosen").textValue()).isEqualTo("B");
    assertThat(first.get("rejected").textValue()).isEqualTo("A");
    assertThat(first.get("group").textValue()).isEqualTo("G;1");
  }

  @Test
  void csvReadsBack() throws IOException, CsvException {
    StringWriter text = new StringWriter();
    PairFormat.CSV.write(oddExamples(), text);
    try (CSVReader csv =
        new CSVReaderBuilder(new StringReader(text.toString()))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .build()) {
      List<String[]> rows = csv.readAll();
      assertThat(rows).hasSize(3);
      assertThat(rows.get(0)).containsExactly("prompt", "chosen", "rejected", "group");
      assertThat(rows.get(1)).containsExactly(oddExamples().get(0).prompt(), "B", "A", "G;1");
    }
  }
}
