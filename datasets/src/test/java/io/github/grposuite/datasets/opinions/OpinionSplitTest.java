package io.github.grposuite.datasets.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpinionSplitTest {
  private static final long SEED = OpinionSplit.AUTHORS_SEED;

  /** Written by tools/pandas_split_vectors.py. */
  private static JsonNode pandas() throws IOException {
    return new ObjectMapper().readTree(OpinionSplitTest.class.getResource("/pandas-splits.json"));
  }

  private static void same(Partition partition, JsonNode expected) {
    for (Part part : Part.values()) {
      int[] indices = new ObjectMapper().convertValue(expected.get(part.key()), int[].class);
      assertThat(partition.of(part)).as(part.key()).containsExactly(indices);
    }
  }

  @Test
  void equalsPandasIndexForIndex() throws IOException {
    JsonNode pandas = pandas();
    assertThat(pandas.size()).isEqualTo(6);
    for (Map.Entry<String, JsonNode> entry : pandas.properties()) {
      OpinionSurvey survey = Surveys.ofSizes(Integer.parseInt(entry.getKey()));
      same(new OpinionSplit.Random(SEED).of(survey).get(0), entry.getValue());
    }
  }

  @Test
  void foldsEqualScikitLearnIndexForIndex() throws IOException {
    for (Map.Entry<String, JsonNode> entry : pandas().properties()) {
      OpinionSurvey survey = Surveys.ofSizes(Integer.parseInt(entry.getKey()));
      for (int k = 0; k < OpinionSplit.FOLDS; k++) {
        same(
            new OpinionSplit.Fold(k, SEED).of(survey).get(0), entry.getValue().get("folds").get(k));
      }
    }
  }

  @Test
  void everyCellIsInOnePart() {
    OpinionSurvey survey = Surveys.ofSizes(97, 31);
    for (OpinionSplit split :
        List.of(
            new OpinionSplit.Random(1),
            new OpinionSplit.Fold(3, 1),
            new OpinionSplit.ByQuestion(1),
            new OpinionSplit.QuestionFold(3, 1))) {
      List<Partition> partitions = split.of(survey);
      for (int g = 0; g < 2; g++) {
        Partition partition = partitions.get(g);
        int[] all =
            Arrays.stream(Part.values())
                .flatMapToInt(part -> Arrays.stream(partition.of(part)))
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, survey.cells().get(g).size()).toArray());
      }
    }
  }

  @Test
  void everyCellIsHeldOutInOneFold() {
    OpinionSurvey survey = Surveys.ofSizes(52);
    int[] held = new int[52];
    for (int k = 0; k < OpinionSplit.FOLDS; k++) {
      Partition partition = new OpinionSplit.Fold(k, SEED).of(survey).get(0);
      Arrays.stream(partition.test()).forEach(i -> held[i]++);
      Arrays.stream(partition.validation()).forEach(i -> held[i]++);
    }
    assertThat(held).containsOnly(1);
  }

  @Test
  void byQuestionNoQuestionIsInTwoParts() {
    OpinionSurvey survey = Surveys.ofSizes(200, 150, 90);
    List<Partition> partitions = new OpinionSplit.ByQuestion(SEED).of(survey);
    Map<Integer, Part> parts = new HashMap<>();
    for (int g = 0; g < partitions.size(); g++) {
      for (Part part : Part.values()) {
        for (int at : partitions.get(g).of(part)) {
          int row = survey.cells().get(g).get(at).question().row();
          assertThat(parts.merge(row, part, (a, b) -> a)).isEqualTo(part);
        }
      }
    }
    assertThat(parts).hasSize(200);
    assertThat(SharedQuestions.of(survey, partitions).shared()).containsOnly(0);
  }

  @Test
  void everyQuestionIsHeldOutInOneQuestionFold() {
    OpinionSurvey survey = Surveys.ofSizes(203, 151, 92);
    Map<Integer, Integer> held = new HashMap<>();
    for (int k = 0; k < OpinionSplit.FOLDS; k++) {
      List<Partition> partitions = new OpinionSplit.QuestionFold(k, SEED).of(survey);
      assertThat(SharedQuestions.of(survey, partitions).shared()).containsOnly(0);
      for (int at : partitions.get(0).of(Part.TEST)) {
        held.merge(at, 1, Integer::sum);
      }
      for (int at : partitions.get(0).of(Part.VALIDATION)) {
        held.merge(at, 1, Integer::sum);
      }
    }
    assertThat(held).hasSize(203).allSatisfy((row, times) -> assertThat(times).isEqualTo(1));
  }

  /** 60 questions of two rows each, the second with other blanks. */
  private static OpinionSurvey repeated() {
    StringBuilder csv = new StringBuilder(Surveys.HEADER);
    for (int i = 0; i < 60; i++) {
      for (String text : List.of("Is  it\n" + i + "?", " Is it " + i + "? ")) {
        csv.append(Surveys.row(text, "'A': [0.25, 0.75], 'B': [0.5, 0.5]", "['Y', 'N']"));
      }
    }
    return Surveys.read(csv.toString(), "A", "B");
  }

  @Test
  void rowsWithTheSameTextAreOneQuestion() {
    OpinionSurvey survey = repeated();
    assertThat(survey.repeatedQuestions()).isEqualTo(60);
    List<Partition> partitions = new OpinionSplit.ByQuestion(SEED).of(survey);
    assertThat(partitions.get(0).train()).hasSize(96);
    SharedQuestions shared = SharedQuestions.of(survey, partitions);
    assertThat(shared.shared()).containsOnly(0);
    assertThat(shared.repeated()).containsOnly(0);
  }

  @Test
  void theAuthorsSplitTrainsOnRepeatedTestQuestions() {
    OpinionSurvey survey = repeated();
    SharedQuestions shared = SharedQuestions.of(survey, new OpinionSplit.Random(SEED).of(survey));
    assertThat(shared.test()).containsExactly(12, 12);
    assertThat(shared.repeated()[0]).isBetween(1, 12).isEqualTo(shared.repeated()[1]);
  }

  @Test
  void theAuthorsSplitLeaksQuestions() {
    OpinionSurvey survey = Surveys.ofSizes(200, 150);
    SharedQuestions shared = SharedQuestions.of(survey, new OpinionSplit.Random(SEED).of(survey));
    assertThat(shared.test()).containsExactly(20, 15);
    assertThat(shared.shared()[0]).isBetween(1, 20);
  }

  @Test
  void tooFewAnswers() {
    assertThatThrownBy(() -> new OpinionSplit.Random(SEED).of(Surveys.ofSizes(50, 5)))
        .hasMessage(
            "made: group \"G1\" has only 5 answers, which leaves its test part empty; leave the"
                + " group out");
    assertThatThrownBy(() -> new OpinionSplit.Fold(5, SEED))
        .hasMessage("fold must be 0 to 4, but was 5");
    assertThatThrownBy(() -> new OpinionSplit.Random(-1).of(Surveys.ofSizes(50)))
        .hasMessageContaining("a seed of numpy-legacy must be 0..4294967295, but was -1");
  }
}
