package io.github.grposuite.datasets.pairs;

import static io.github.grposuite.datasets.pairs.PairTexts.drops;
import static io.github.grposuite.datasets.pairs.PairTexts.lines;
import static io.github.grposuite.datasets.pairs.PairTexts.request;
import static io.github.grposuite.datasets.pairs.PairTexts.texts;
import static io.github.grposuite.datasets.pairs.PairTexts.with;
import static io.github.grposuite.datasets.pairs.PairTexts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.datasets.Message;
import io.github.grposuite.datasets.PairTurns;
import io.github.grposuite.datasets.TextPair;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts of preference data that are in use, each from a file of a few rows. */
class PairLayoutsTest {
  @TempDir Path folder;

  @Test
  void trlsStandardForm() {
    Path file =
        write(
            folder,
            "p.jsonl",
            "{\"prompt\": \"Sky?\", \"chosen\": \"blue\", \"rejected\": \"red\", \"g\": \"x\"}",
            "{\"prompt\": \"Sky?\", \"chosen\": \"red\", \"rejected\": \"blue\", \"g\": 7}",
            "{\"prompt\": \"Sky?\", \"chosen\": \"red\", \"rejected\": \"red\", \"g\": \"x\"}",
            "{\"prompt\": \"\", \"chosen\": \"red\", \"rejected\": \"blue\", \"g\": \"x\"}",
            "{\"prompt\": \"Sky?\", \"chosen\": null, \"rejected\": \"blue\", \"g\": \"x\"}",
            "{\"prompt\": \"Sky?\", \"chosen\": \"red\", \"rejected\": \"blue\"}");
    assertThat(lines(request(file, "g")))
        .containsExactly("x: Sky? | blue > red", "7: Sky? | red > blue");
    assertThat(drops(request(file, "g")))
        .containsExactly(
            "no group of : 3",
            "no prompt of x: 3",
            "an empty response of x: 3",
            "the same response twice of x: 3");
  }

  @Test
  void columnsOfOtherNamesAndNestedOnes() {
    Path file =
        write(
            folder,
            "p.jsonl",
            "{\"q\": {\"text\": \"Sky?\"}, \"a\": {\"b.c\": \"blue\"}, \"worse\": \"red\","
                + " \"who\": {\"country\": \"x\"}}");
    PairRequest request =
        with(
            request(file, "who.country"), new PairColumns(Optional.of("q.text"), "a.b.c", "worse"));
    assertThat(lines(request)).containsExactly("x: Sky? | blue > red");
  }

  @Test
  void aPromptThatBothResponsesBeginWith() {
    Path file =
        write(
            folder,
            "hh.jsonl",
            "{\"chosen\": \"\\n\\nHuman: Hi\\n\\nAssistant: Good day\","
                + " \"rejected\": \"\\n\\nHuman: Hi\\n\\nAssistant: Good night\", \"g\": \"x\"}",
            "{\"chosen\": \"What is it? yes\", \"rejected\": \"What is it? yesterday\", \"g\":"
                + " \"x\"}",
            "{\"chosen\": \"no\", \"rejected\": \"yes\", \"g\": \"x\"}");
    assertThat(lines(request(file, "g")))
        .containsExactly(
            "x: \n\nHuman: Hi\n\nAssistant: |  Good day >  Good night",
            "x: What is it? |  yes >  yesterday");
    assertThat(drops(request(file, "g"))).containsExactly("no prompt of x: 3");
  }

  @Test
  void conversations() {
    String user = "{\"role\": \"user\", \"content\": \"Sky?\"}";
    String good = "{\"role\": \"assistant\", \"content\": \"blue\"}";
    String bad =
        "{\"role\": \"assistant\", \"content\": [{\"type\": \"text\", \"text\": \"red\"}]}";
    Path explicit =
        write(
            folder,
            "c.jsonl",
            "{\"prompt\": [%s], \"chosen\": [%s], \"rejected\": [%s], \"g\": \"x\"}"
                .formatted(user, good, bad),
            "{\"prompt\": [%s, %s, %s], \"chosen\": [%s], \"rejected\": [%s], \"g\": \"x\"}"
                .formatted(user, bad, user, good, bad));
    assertThat(lines(request(explicit, "g")))
        .containsExactly(
            "x: Sky? | blue > red", "x: User: Sky?\n\nAssistant: red\n\nUser: Sky? | blue > red");
    Path implicit =
        write(
            folder,
            "i.jsonl",
            "{\"chosen\": [%s, %s], \"rejected\": [%s, %s], \"g\": \"x\"}"
                .formatted(user, good, user, bad));
    assertThat(lines(request(implicit, "g"))).containsExactly("x: Sky? | blue > red");
    Message sky = Message.user("Sky?");
    Message blue = Message.assistant("blue");
    Message red = Message.assistant("red");
    PairTurns one = new PairTurns(List.of(sky), List.of(blue), List.of(red));
    assertThat(texts(request(explicit, "g")).train().stream().map(TextPair::turns))
        .containsExactly(one, new PairTurns(List.of(sky, red, sky), List.of(blue), List.of(red)));
    assertThat(texts(request(implicit, "g")).train().get(0).said()).contains(one);
  }

  @Test
  void turnsOfTexts() {
    Path file =
        write(
            folder,
            "t.jsonl",
            "{\"prompt\": \"Sky?\", \"chosen\": \"blue\", \"rejected\": \"red\", \"g\": \"x\"}",
            "{\"prompt\": [{\"role\": \"system\", \"content\": \"Brief.\"}, {\"content\":"
                + " \"Sky?\"}], \"chosen\": \"blue\", \"rejected\": \"red\", \"g\": \"x\"}",
            "{\"prompt\": \"Sky?\", \"chosen\": \"blue\", \"rejected\": [{\"role\": \"model\","
                + " \"content\": \"red\"}], \"g\": \"x\"}");
    List<Message> user = List.of(Message.user("Sky?"));
    List<Message> blue = List.of(Message.assistant("blue"));
    List<Message> red = List.of(Message.assistant("red"));
    List<TextPair> pairs = texts(request(file, "g")).train();
    assertThat(pairs.get(0).said()).isEmpty();
    assertThat(pairs.stream().map(TextPair::turns))
        .containsExactly(
            new PairTurns(user, blue, red),
            new PairTurns(
                List.of(new Message("system", "Brief."), Message.user("Sky?")), blue, red),
            new PairTurns(user, blue, List.of(new Message("model", "red"))));
  }

  @Test
  void aChoiceOfSeveralResponses() {
    Path file =
        write(
            folder,
            "c.csv",
            "question,preferred,first_a,first_b,first_c,country",
            "Sky?,response_b,red,blue,,x",
            "Sky?,response_a,red,blue,green,y",
            "Sky?,tie,red,blue,green,y",
            "Sky?,Neither,red,blue,green,y",
            "Sky?,None,red,blue,green,y",
            "Sky?,,red,blue,green,y");
    Map<String, String> options = new LinkedHashMap<>();
    options.put("response_a", "first_a");
    options.put("response_b", "first_b");
    options.put("response_c", "first_c");
    PairRequest request =
        with(
            with(request(file, "country"), new Choice("preferred", options)),
            new PairColumns(Optional.of("question"), "chosen", "rejected"));
    assertThat(lines(request))
        .containsExactly("x: Sky? | blue > red", "y: Sky? | red > blue", "y: Sky? | red > green");
    assertThat(drops(request)).containsExactly("a tie of y: 6", "no choice of y: 6");
    Path wrong = write(folder, "w.csv", "prompt,preferred,first_a,first_b,g", "Sky?,C,red,blue,x");
    options.remove("response_c");
    assertThatThrownBy(() -> lines(with(request(wrong, "g"), new Choice("preferred", options))))
        .hasMessage(
            wrong
                + ", line 2: preferred: must be one of response_a, response_b, tie or none, but was"
                + " \"C\"; name it under choice.options");
  }

  @Test
  void communityAlignment() {
    Path file =
        write(
            folder,
            "ca.jsonl",
            "{\"conversation_id\": 1, \"annotator_id\": 2, \"first_turn_prompt\": \"Sky?\","
                + " \"first_turn_response_a\": \"red\", \"first_turn_response_b\": \"blue\","
                + " \"first_turn_response_c\": \"green\", \"first_turn_response_d\": \"EMPTY"
                + " STRING\", \"first_turn_preferred_response\": \"response_b\","
                + " \"annotator_country\": \"Brazil\"}",
            "{\"conversation_id\": 2, \"annotator_id\": 2, \"first_turn_prompt\": \"Sky?\","
                + " \"first_turn_response_a\": \"red\", \"first_turn_response_b\": \"blue\","
                + " \"first_turn_preferred_response\": \"EMPTY STRING\","
                + " \"annotator_country\": \"EMPTY STRING\"}");
    PairRequest request = request(file, "annotator_country");
    assertThat(lines(request))
        .containsExactly("Brazil: Sky? | blue > red", "Brazil: Sky? | blue > green");
    assertThat(drops(request)).containsExactly("no choice of : 3");
  }

  @Test
  void multiPref() {
    Path file =
        write(
            folder,
            "m.jsonl",
            "{\"comparison_id\": \"c\", \"text\": \"Sky?\", \"completion_a\": \"red\","
                + " \"completion_b\": \"blue\", \"normal_worker_annotations\": ["
                + "{\"evaluator\": \"n1\", \"overall_pref\": \"A-is-clearly-better\"},"
                + "{\"evaluator\": \"n2\", \"overall_pref\": \"B-is-slightly-better\"},"
                + "{\"evaluator\": \"n2\", \"overall_pref\": \"Tie\"}]}");
    assertThat(lines(request(file, "evaluator")))
        .containsExactly("n1: Sky? | red > blue", "n2: Sky? | blue > red");
    assertThat(drops(request(file, "evaluator"))).containsExactly("a tie of n2: 3");
  }

  @Test
  void prismWithItsSurvey() {
    Path utterances =
        write(
            folder,
            "utterances.jsonl",
            utterance(1, 0, "u1", "red", false),
            utterance(1, 0, "u1", "blue", true),
            utterance(1, 0, "u1", "green", false),
            utterance(1, 1, "u1", "cyan", true),
            utterance(1, 1, "u1", "pink", false),
            utterance(2, 0, "u2", "red", true),
            utterance(2, 0, "u2", "blue", false),
            utterance(3, 0, "u3", "red", true),
            utterance(3, 0, "u3", "blue", false),
            utterance(4, 0, "u1", "red", false),
            utterance(5, 0, "u4", "red", true),
            utterance(5, 0, "u4", "blue", false));
    Path survey =
        write(
            folder,
            "survey.jsonl",
            "{\"user_id\": \"u1\", \"location\": {\"birth_country\": \"Peru\"}}",
            "{\"user_id\": \"u2\", \"location\": {\"birth_country\": \"Mali\"}}",
            "{\"user_id\": \"u4\", \"location\": {\"birth_country\": null}}");
    PairRequest request =
        request(
            utterances,
            new GroupColumn(
                Optional.of(new GroupColumn.Join(survey, "user_id")), "location.birth_country"));
    assertThat(lines(request))
        .containsExactly(
            "Peru: Turn 0? | blue > red",
            "Peru: Turn 0? | blue > green",
            "Peru: Turn 1? | cyan > pink",
            "Mali: Turn 0? | red > blue");
    assertThat(drops(request))
        .containsExactly(
            "no group of : 3", "no row in the joined file of : 3", "no choice of Peru: 3");
    Path mixed =
        write(
            folder,
            "mixed.jsonl",
            utterance(1, 0, "u1", "red", false),
            utterance(2, 0, "u1", "red", true),
            utterance(1, 0, "u1", "blue", true));
    assertThatThrownBy(() -> lines(request(mixed, "user_id")))
        .hasMessage(
            mixed
                + ", line 3: belongs to a turn whose other rows stand further up; sort the file by"
                + " conversation_id and turn");
  }

  private static String utterance(int conversation, int turn, String user, String text, boolean c) {
    return ("{\"interaction_id\": \"i\", \"conversation_id\": \"c%d\", \"user_id\": \"%s\","
            + " \"turn\": %d, \"user_prompt\": \"Turn %d?\", \"model_response\": \"%s\","
            + " \"score\": 1, \"if_chosen\": %s}")
        .formatted(conversation, user, turn, turn, text, c);
  }

  @Test
  void rankings() {
    String responses =
        "[{\"response_index\": \"A\", \"messages\": [{\"role\": \"assistant\", \"content\":"
            + " \"red\"}]}, {\"response_index\": \"B\", \"messages\": [{\"role\": \"assistant\","
            + " \"content\": \"blue\"}]}, {\"response_index\": \"C\", \"messages\": [{\"role\":"
            + " \"assistant\", \"content\": \"green\"}]}]";
    Path file =
        write(
            folder,
            "r.jsonl",
            ("{\"prompt\": {\"messages\": [{\"role\": \"user\", \"content\": \"Sky?\"}]},"
                    + " \"responses\": %s, \"metadata\": {\"assessments\": [{\"annotator_id\":"
                    + " \"a1\", \"ranking_blocks\": \"B>A=C\"}, {\"annotator_id\": \"a2\","
                    + " \"ranking_blocks\": {\"world\": [{\"ranking\": \"A>B>C\"}]}},"
                    + " {\"annotator_id\": \"a3\", \"ranking_blocks\": \"A=B=C\"}]}}")
                .formatted(responses));
    assertThat(lines(request(file, "annotator_id")))
        .containsExactly(
            "a1: Sky? | blue > red",
            "a1: Sky? | blue > green",
            "a2: Sky? | red > blue",
            "a2: Sky? | red > green",
            "a2: Sky? | blue > green");
    assertThat(texts(request(file, "annotator_id")).train().get(0).said())
        .contains(
            new PairTurns(
                List.of(Message.user("Sky?")),
                List.of(Message.assistant("blue")),
                List.of(Message.assistant("red"))));
    assertThat(drops(request(file, "annotator_id")))
        .containsExactly("a tie of a1: 3", "a tie of a3: 9");
  }

  @Test
  void distributionsOverOptions() {
    Path file =
        write(
            folder,
            "s.jsonl",
            "{\"qkey\": \"Q1\", \"attribute\": \"POLIDEOLOGY\", \"group\": \"Liberal\","
                + " \"options\": [\"yes\", \"no\", \"maybe\"], \"responses\": [0.2, 0.5, 0.3]}",
            "{\"qkey\": \"Q1\", \"attribute\": \"POLIDEOLOGY\", \"group\": \"Moderate\","
                + " \"options\": [\"yes\", \"no\"], \"responses\": \"[.6 .4]\"}",
            "{\"qkey\": \"Q1\", \"attribute\": \"POLIDEOLOGY\", \"group\": \"Moderate\","
                + " \"options\": [\"yes\", \"no\"], \"responses\": [0.5, 0.5]}",
            "{\"qkey\": \"Q2\", \"group\": \"Mixed\", \"options\": [\"yes\", \"no\", \"maybe\"],"
                + " \"responses\": [0.4, 0.2, 0.4]}",
            "{\"qkey\": \"Q2\", \"group\": \"Mixed\", \"options\": [\"yes\"], \"responses\": [1]}");
    assertThat(lines(request(file, "group")))
        .containsExactly(
            "Liberal: Q1 | no > yes",
            "Liberal: Q1 | no > maybe",
            "Moderate: Q1 | yes > no",
            "Mixed: Q2 | yes > no");
    assertThat(drops(request(file, "group")))
        .containsExactly("a tie of Moderate: 3", "a tie of Mixed: 3", "no choice of Mixed: 3");
    Path wrong =
        write(
            folder,
            "w.jsonl",
            "{\"qkey\": \"Q1\", \"group\": \"L\", \"options\": [\"a\", \"b\"], \"responses\":"
                + " [1]}");
    assertThatThrownBy(() -> lines(request(wrong, "group")))
        .hasMessage(wrong + ", line 1: responses: must have one number an option, 2, but has 1");
  }

  @Test
  void aLayoutThatIsNotKnownNamesWhatThereIs() {
    Path file = write(folder, "x.jsonl", "{\"a\": {\"b\": 1, \"c\": 2}, \"d\": \"x\"}");
    assertThatThrownBy(() -> lines(request(file, "d")))
        .hasMessage(
            file
                + ": has no pairs in a layout that is known; say which columns hold them, columns:"
                + " {prompt: …, chosen: …, rejected: …} or choice: {column: …, options: {…}}; it"
                + " has a.b, a.c, d");
  }
}
