package io.github.grposuite.datasets.opinions;

import static io.github.grposuite.datasets.opinions.Surveys.HEADER;
import static io.github.grposuite.datasets.opinions.Surveys.read;
import static io.github.grposuite.datasets.opinions.Surveys.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every quirk of the file, and every way in which it can be broken. */
class SurveyReaderTest {
  private static final String GOOD = row("Good?", "'A': [0.6, 0.4], 'B': [0.5, 0.5]", "['Y', 'N']");

  private static OpinionQuestion question(OpinionSurvey survey) {
    return survey.cells().get(0).get(0).question();
  }

  @Test
  void nestedQuotes() {
    OpinionSurvey survey =
        read(
            HEADER + row("Is it \"so\"?", "\"C'I\": [1.0, 0.0]", "[\"Don't\", 'say \"no\"']"),
            "C'I");
    assertThat(question(survey))
        .isEqualTo(new OpinionQuestion(0, "Is it \"so\"?", List.of("Don't", "say \"no\""), "GAS"));
  }

  @Test
  void numbersAsOptionsReadAsPythonPrintsThem() {
    OpinionSurvey survey =
        read(HEADER + row("Q?", "'A': [1, 0, 0, 0]", "['None', 1.0, 10.0, 2]"), "A");
    assertThat(question(survey).options()).containsExactly("None", "1.0", "10.0", "2");
  }

  @Test
  void spacesLineEndsAndEscapesAreKept() {
    OpinionSurvey survey =
        read(HEADER + row("Line one\n\nline two ", "'A': [1.0, 0.0]", "['a ', 'b\\xa0c']"), "A");
    assertThat(question(survey).text()).isEqualTo("Line one\n\nline two ");
    assertThat(question(survey).options()).containsExactly("a ", "b\u00a0c");
  }

  @Test
  void sumsOtherThanOneAreKeptAsTheyAre() {
    OpinionSurvey survey = read(HEADER + row("Q?", "'A': [0.5, 0.57]", "['Y', 'N']"), "A");
    OpinionCell cell = survey.cells().get(0).get(0);
    assertThat(cell.shares()).containsExactly(0.5, 0.57);
    assertThat(cell.distribution()).containsExactly(0.5 / (0.5 + 0.57), 0.57 / (0.5 + 0.57));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``           | ['Y', 'N'] | NO_QUESTION",
        "` `          | ['Y', 'N'] | NO_QUESTION",
        "Q?           | []         | NO_OPTIONS",
        "Q?           | ``         | NO_OPTIONS",
        "Q?           | ['Y']      | ONE_OPTION",
        "Q?           | ['Y', '']  | EMPTY_OPTION",
        "Q?           | ['Y', '\u00a0'] | EMPTY_OPTION",
        "Q?           | ['Y', 'N', 'Y'] | REPEATED_OPTION",
        "Q?           | ['Y', 'Y '] | REPEATED_OPTION",
        "Q?           | [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4,"
            + " 5, 6, 7] | TOO_MANY_OPTIONS",
      })
  void unusableQuestionsAreCounted(String text, String options, DropReason reason) {
    OpinionSurvey survey = read(HEADER + row(text, "'A': [0.5, 0.5]", options) + GOOD, "A", "B");
    assertThat(survey.rows()).isEqualTo(2);
    assertThat(survey.drops().reasons()).containsExactly(reason);
    assertThat(survey.drops().questions(reason)).isEqualTo(1);
    assertThat(survey.drops().cells(reason, 0)).isEqualTo(1);
    assertThat(survey.drops().cells(reason, 1)).isZero();
    assertThat(survey.questions()).extracting(OpinionQuestion::row).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "None            | MISSING_VECTOR",
        "[]              | EMPTY_VECTOR",
        "[0.5, 0.3, 0.2] | WRONG_LENGTH",
        "[1.0]           | WRONG_LENGTH",
        "[nan, 0.5]      | NOT_SHARES",
        "[None, 0.5]     | NOT_SHARES",
        "[inf, 0.5]      | NOT_SHARES",
        "[-0.1, 1.1]     | NOT_SHARES",
        "[1e308, 1e308]  | NOT_SHARES",
        "[0.0, 0.0]      | ALL_ZERO",
      })
  void unusableCellsAreCountedAndTheOthersKept(String vector, DropReason reason) {
    String cells = "'A': " + vector + ", 'B': [0.2, 0.8]";
    OpinionSurvey survey = read(HEADER + row("Q?", cells, "['Y', 'N']") + GOOD, "A", "B");
    assertThat(survey.drops().reasons()).containsExactly(reason);
    assertThat(survey.drops().cells(reason, 0)).isEqualTo(1);
    assertThat(survey.drops().cells(0)).isEqualTo(1);
    assertThat(survey.drops().cells(1)).isZero();
    assertThat(survey.cells().get(0)).hasSize(1);
    assertThat(survey.cells().get(1)).hasSize(2);
  }

  @Test
  void aQuestionWithoutSelectionsIsCounted() {
    OpinionSurvey survey = read(HEADER + "Q?,,\"['Y', 'N']\",GAS\n" + GOOD, "A");
    assertThat(survey.drops().questions(DropReason.NO_SELECTIONS)).isEqualTo(1);
  }

  @Test
  void byteOrderMarkCarriageReturnsBlankLinesAndOtherColumns() {
    String csv =
        ("\uFEFFsource,id,options,question,selections\n\n"
                + "WVS,7,\"['Y', 'N']\",\"Q\nq?\",\"{'A': [0.5, 0.5]}\"\n\n")
            .replace("\n", "\r\n");
    OpinionSurvey survey = read(csv, "A");
    assertThat(survey.rows()).isEqualTo(1);
    assertThat(question(survey))
        .isEqualTo(new OpinionQuestion(0, "Q\nq?", List.of("Y", "N"), "WVS"));
  }

  @Test
  void aFileThatDoesNotEndInALineEnd() {
    assertThat(read((HEADER + GOOD).stripTrailing(), "A").rows()).isEqualTo(1);
  }

  @Test
  void unknownGroup() {
    assertThatThrownBy(() -> read(HEADER + GOOD, "A", "Chna"))
        .isInstanceOf(SurveyException.UnknownGroup.class)
        .hasMessage("s.csv: no question has an answer of group \"Chna\"; known are A, B");
  }

  @Test
  void groupWithoutAUsableAnswer() {
    String csv = HEADER + row("Q?", "'A': [0, 0], 'B': [1, 0]", "['Y', 'N']");
    assertThatThrownBy(() -> read(csv, "A", "B"))
        .hasMessage(
            "s.csv: group \"A\" has no usable answer (1 dropped: 1 sums to 0); leave it out");
  }

  private static void broken(String csv, String... parts) {
    assertThatThrownBy(() -> read(csv, "A"))
        .isInstanceOf(SurveyException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @Test
  void brokenRowsNameTheirLine() {
    broken(
        HEADER + GOOD + "Q?,{'A': [1]}\n",
        "s.csv, line 3: expected 4 fields as in the header, but found 2; check the quotes");
    broken(
        HEADER + row("a\nb", "'A': [1.0, 0.0]", "['Y', 'N']") + "Q?,\"{'A': [1}\",['Y'],GAS\n",
        "s.csv, line 4: selections, character 9: expected ], but found \"}\"; repair or delete");
    broken(
        HEADER + "Q?,{'A': [1]},\"['Y', N]\",GAS\n",
        "s.csv, line 2: options, character 7: expected a string, number");
    broken(HEADER + "Q?,[1],\"['Y', 'N']\",GAS\n", "line 2: selections: expected a Python dict");
    broken(HEADER + "Q?,{'A': [1]},1,GAS\n", "line 2: options: expected a Python list");
    broken(HEADER + "Q?,{'A': [1]},[True],GAS\n", "options: expected strings or numbers, but one");
    broken(HEADER + "Q?,{'A': 'x\\ny'},['Y'],GAS\n", "selections of A: expected a list of numbers");
    broken(HEADER + "Q?,{'A': ['x']},['Y'],GAS\n", "selections of A: expected numbers, but one");
  }

  @Test
  void aQuoteThatIsNeverClosed() {
    broken(
        HEADER + GOOD + "\"Q?,{},[],GAS\n" + "x\n",
        "s.csv has a quote in line 3 that is not closed; the file may be cut off");
  }

  @Test
  void cutOffInARow() {
    String csv = HEADER + GOOD + GOOD;
    broken(csv.substring(0, csv.length() - 20), "s.csv, line 3: ");
  }

  @Test
  void missingColumnsAndEmptyFiles() {
    broken("question,selections,source\n", "s.csv: must have the columns", "but lacks options");
    broken("", "s.csv: must have the columns", "but lacks question, selections, options, source");
  }

  @Test
  void aPointerInPlaceOfTheFile() {
    broken(
        "version https://git-lfs.github.com/spec/v1\noid sha256:12ab\nsize 7321\n",
        "s.csv: is a Git LFS pointer, not the survey; run git lfs pull where it was cloned");
  }

  @Test
  void otherEncodings() {
    byte[] latin = (HEADER + GOOD.replace("Good", "Café")).getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(latin, "A"))
        .hasMessage("s.csv is not UTF-8 text: line 2 has the byte 0xE9; save the file as UTF-8");
    byte[] utf16 = (HEADER + GOOD).getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> read(utf16, "A"))
        .hasMessage(
            "s.csv is not UTF-8 text: line 1 has the byte 0xFE, as UTF-16 begins; save the file as"
                + " UTF-8");
  }

  @Test
  void columnsTwice() {
    broken(
        "question,selections,options,source,question\n",
        "s.csv: has the column question twice, as columns 1 and 5; remove or rename one");
  }

  @Test
  void aHeaderAlone() {
    broken(HEADER, "s.csv: has a header and no row; give a survey with answers");
    broken(HEADER + "Q?,{},[],GAS\n", "s.csv: its row has no answer of any group");
  }

  @Test
  void whatOtherProgramsWriteIsNamed() {
    broken(
        HEADER + "Q?,\"{'A': [np.float64(0.5)]}\",[],GAS\n",
        "line 2: selections, character 8: expected",
        "as NumPy 2 writes its numbers (call .tolist() before saving); repair");
    broken(
        HEADER + "Q?,\"{'A': array([0.5])}\",[],GAS\n", "as NumPy writes arrays (call .tolist()");
    broken(HEADER + "Q?,{'A': [0.5 0.5]},[],GAS\n", "as NumPy prints arrays (call .tolist()");
    broken(HEADER + "Q?,{'A': [null]},[],GAS\n", "found \"null]}\", as JSON writes None");
  }

  @Test
  void halfACharacterIsRefused() {
    broken(
        HEADER + "Q?,{'A': [1]},['Yes \\ud83d'],GAS\n",
        "s.csv, line 2: options, character 2: expected a string of whole characters, but found half"
            + " of one, \\ud83d; repair or delete this row");
    assertThat(
            question(read(HEADER + row("Q?", "'A': [1.0, 0]", "['\\ud83d\\ude00', 'N']"), "A"))
                .options())
        .containsExactly("😀", "N");
  }

  @Test
  void aNameThatIsTheSameButForBlanksAndAccentsIsFound() {
    String csv =
        HEADER
            + row(
                "Q?", "'Sa\u0303o Tome\u0301': [1, 0], 'Japan ': [1, 0], 'A;B': [0, 1]", "[1, 2]");
    assertThat(read(csv, "São Tomé", "Japan", "A;B").groups())
        .containsExactly("Sa\u0303o Tome\u0301", "Japan ", "A;B");
  }

  @Test
  void theExactNameGoesFirst() {
    String csv = HEADER + row("Q?", "'Japan ': [1, 0], 'Japan': [0, 1]", "['Y', 'N']");
    assertThat(read(csv, "Japan ").cells().get(0).get(0).shares()).containsExactly(1, 0);
    assertThat(read(csv, "Japan").cells().get(0).get(0).shares()).containsExactly(0, 1);
    assertThatThrownBy(() -> read(csv, " Japan")).hasMessageContaining("no question has an answer");
    assertThatThrownBy(() -> read(csv, "Japan", "Japan "))
        .hasMessageContaining("two groups look the same");
  }

  @Test
  void aNameThatNoTableCanShowIsRefusedAlsoUnderAnotherSpelling() {
    String csv = HEADER + row("Q?", "'Japan\\x0b': [1, 0]", "['Y', 'N']");
    assertThatThrownBy(() -> read(csv, "Japan"))
        .hasMessage(
            "s.csv: a group cannot be called \"Japan\\u000b\": it has U+000B (line tabulation),"
                + " which no table or figure can show; rename it");
  }

  @Test
  void lettersEndAtZ() {
    String options = IntStream.range(0, 26).boxed().toList().toString();
    String vector = "[" + "0.5, ".repeat(25) + "0.5]";
    assertThat(read(HEADER + row("Q?", "'A': " + vector, options), "A").cells().get(0)).hasSize(1);
  }
}
