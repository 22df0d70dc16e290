package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.records.text.Csv;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code grpo data}: what it prints and writes, and what it says of mistakes. */
class DataCommandTest {
  private static final Path REAL = Path.of("../../shared/data/goqa/global_opinions.csv");

  @TempDir Path out;

  private static Cli data(String... arguments) {
    List<String> all = new ArrayList<>(List.of("data"));
    all.addAll(List.of(arguments));
    return Cli.run(all.toArray(String[]::new));
  }

  private static Cli done(String... arguments) {
    Cli cli = data(arguments);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli;
  }

  private static void usage(Cli cli, String... parts) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err().lines().toList()).hasSize(1);
    assertThat(cli.err()).startsWith("grpo: ").contains(parts).doesNotContain("Exception", "\tat ");
  }

  private static List<JsonNode> json(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  @Test
  void describe() {
    assertThat(done("describe").out())
        .contains(
            "the embedded survey: 1405 rows; 1403 with a usable answer, 76 of them answered by all"
                + " groups; 2 dropped; 0 without an answer of these groups",
            "  Nigeria                              717        2     715    10     80    5.264",
            "  a single option  answer    Nigeria      1\n",
            "they say nothing about any country");
  }

  @Test
  void describeTheRealFile() {
    assumeTrue(Files.exists(REAL), "skipped: global_opinions.csv is not here (" + REAL + ")");
    assertThat(done("describe", "--file", REAL.toString()).out())
        .contains(
            "2556 rows; 1403 with a usable answer, 76 of them answered by all groups; 1 dropped;"
                + " 1152 without an answer of these groups",
            "  Japan                                891        1     890    10    216    5.106")
        .doesNotContain("say nothing about any country");
    assertThat(done("describe", "--file", REAL.toString(), "--groups", "fourteen").out())
        .contains("1958 with a usable answer");
  }

  @Test
  void describeTellsLettersThatTheFontLacksAndTakesAStyle() throws IOException {
    String nobodys = "\udbff\udffd";
    Path survey = out.resolve("survey.csv");
    String answers = "\"defaultdict(<class 'list'>, {'A%s': [0.5, 0.5], 'B': [0.6, 0.4]})\"";
    Files.writeString(
        survey,
        "question,selections,options,source\nWhy?,"
            + answers.formatted(nobodys)
            + ",\"['Yes', 'No']\",made up\n");
    Path style = Files.writeString(out.resolve("style.yaml"), "width: 4in\n");

    Cli cli =
        done(
            "describe",
            "--file",
            survey.toString(),
            "--groups",
            "A" + nobodys + ";B",
            "--style",
            style.toString(),
            "--out",
            out.toString());

    assertThat(cli.err())
        .isEqualTo(
            "grpo: figures: the font Liberation Sans has no "
                + nobodys
                + " (drawn as boxes: no installed font has them); name one that has them in a file"
                + " for --style: font: /path/to/a.ttf\n");
    assertThat(Files.readString(out.resolve("describe/figures/survey.svg")))
        .contains("width=\"864\"");
  }

  /** Names as a file may have them: with a semicolon, blanks, decomposed accents, a quote. */
  @Test
  void namesThatNeedAList() throws IOException {
    StringBuilder csv = new StringBuilder("question,selections,options,source\n");
    for (int i = 0; i < 40; i++) {
      csv.append(
          ("Question %s?,\"{'North; South': [0.5, 0.25], 'Japan ': [0, 1], 'Sa\u0303o': [1, 0],"
                  + " '\"\"x\"\", y': [1, 1]}\",\"['Yes', 'No']\",GAS\n")
              .formatted(i));
    }
    String file = Files.writeString(out.resolve("my.csv"), csv).toString();
    String names = "[\"North; South\", \"Japan \", \"S\u00e3o\", '\"x\", y']";
    String folder = out.resolve("pairs").toString();
    done("export", "--file", file, "--groups", names, "--format", "csv", "--out", folder);

    List<String> groups = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(out.resolve("pairs/train.csv"))) {
      Csv.all(text).forEach(row -> groups.add(row[3]));
    }
    assertThat(groups.subList(1, groups.size()))
        .containsOnly("North; South", "Japan ", "Sa\u0303o", "\"x\", y");
    usage(
        data("describe", "--file", file, "--groups", "North; South"),
        "has no group \"North\"",
        "a name with a semicolon goes into a list, [\"North; South\"]");
    usage(
        data("describe", "--file", file, "--groups", "S\u0430o"),
        "did you mean",
        "yours has U+0430 (cyrillic small letter a) where that has U+0061");
    usage(data("describe", "--file", file, "--groups", "[1]"), "one is 1; put it in quotes");
  }

  @Test
  void describeWritesTablesAndTheChart() throws IOException {
    done("describe", "--out", out.toString());
    Path folder = out.resolve("describe");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()))
          .containsExactlyInAnyOrder(
              "counts.csv",
              "drops.csv",
              "options.csv",
              "disagreement.csv",
              "figures/survey.png",
              "figures/survey.svg",
              "figures/survey.pdf",
              "figures/survey.csv");
    }
    assertThat(Files.readAllLines(folder.resolve("counts.csv")))
        .hasSize(6)
        .anyMatch(line -> line.startsWith("India (Current national sample),470,0,470,14,109,5.13"));
    assertThat(Files.readAllLines(folder.resolve("disagreement.csv"))).hasSize(11);
    byte[] chart = Files.readAllBytes(folder.resolve("figures/survey.png"));
    done("describe", "--out", out.toString());
    assertThat(folder.resolve("figures/survey.png")).hasBinaryContent(chart);
  }

  @Test
  void splitPrintsEveryIndexAndTheSizes() {
    Cli cli = done("split");
    List<String> lines = cli.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("fold,group,part,position,row");
    assertThat(lines).hasSize(1 + 715 + 713 + 470 + 386 + 890).doesNotHaveDuplicates();
    assertThat(cli.err()).contains("Nigeria", "572", "test trained by others");
  }

  @Test
  void splitInFoldsWritesAllFive() throws IOException {
    done("split", "--split", "folds", "--groups", "China", "--out", out.toString());
    List<String> lines = Files.readAllLines(out.resolve("split.csv"));
    assertThat(lines).hasSize(1 + 5 * 386);
    assertThat(lines.stream().filter(line -> line.startsWith("0,China,"))).hasSize(386);
    done("split", "--split", "folds", "--fold", "0", "--groups", "China", "--out", out.toString());
    assertThat(Files.readAllLines(out.resolve("split.csv"))).hasSize(1 + 386);
  }

  @Test
  void exportForTrl() throws IOException {
    Cli cli = done("export", "--out", out.toString());
    assertThat(cli.out()).contains("train.jsonl: 2539 pairs", "dropped 5 answers");
    Set<String> groups = new HashSet<>();
    for (JsonNode pair : json(out.resolve("train.jsonl"))) {
      assertThat(pair.fieldNames())
          .toIterable()
          .containsExactly("prompt", "chosen", "rejected", "group");
      String prompt = pair.get("prompt").textValue();
      assertThat(prompt)
          .startsWith("Opinion of people in " + pair.get("group").textValue() + " on: ")
          .contains("\nPlease select the best response:\nA. ")
          .contains("\n" + pair.get("chosen").textValue() + ". ")
          .contains("\n" + pair.get("rejected").textValue() + ". ");
      assertThat(pair.get("chosen")).isNotEqualTo(pair.get("rejected"));
      groups.add(pair.get("group").textValue());
    }
    assertThat(groups).hasSize(5);
    byte[] first = Files.readAllBytes(out.resolve("train.jsonl"));
    done("export", "--out", out.toString());
    assertThat(out.resolve("train.jsonl")).hasBinaryContent(first);
    done("export", "--out", out.toString(), "--seed", "7");
    assertThat(Files.readAllBytes(out.resolve("train.jsonl"))).isNotEqualTo(first);
  }

  @Test
  void exportOtherwise() throws IOException {
    done(
        "export",
        "--split",
        "question",
        "--pairs",
        "ranked:3",
        "--format",
        "csv",
        "--groups",
        "Japan;China",
        "--out",
        out.toString());
    assertThat(Files.readString(out.resolve("test.csv")))
        .startsWith("prompt,chosen,rejected,group\n")
        .contains(",China\n", ",Japan\n");
    done("export", "--prompt-format", "paper", "--out", out.toString());
    assertThat(json(out.resolve("train.jsonl")))
        .allSatisfy(
            pair ->
                assertThat(pair.get("prompt").textValue())
                    .contains(". Please select the best response: A) ", ", B) ")
                    .doesNotContain("\nPlease"));
    done("export", "--split", "folds", "--fold", "4", "--out", out.toString());
    assertThat(out.resolve("fold-4/validation.jsonl")).isNotEmptyFile();
    assertThat(out.resolve("fold-0")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | expected one of describe, split, export, fetch, but found 0 arguments",
        "descibe | unknown data \"descibe\"; did you mean \"describe\"?",
        "describe --split folds | data describe does not take --split; it takes --file, --groups",
        "split --pairs best | data split does not take --pairs",
        "describe --file absent.csv | --file: absent.csv: no such file; give the path of global_op",
        "describe --file . | --file: .: is a folder, not a file",
        "describe --groups Chna | --groups: the embedded survey has no group \"Chna\"; did you"
            + " mean",
        "describe --groups fourteen | has no group \"Germany\"; known are China, Egypt, India",
        "describe --groups China; | --groups: must be five, fourteen, names separated by semi",
        "describe --groups China;China | --groups: the group \"China\" stands there twice; name it"
            + " once",
        "split --split halves | --split: must be one of random, folds, question, question-folds,"
            + " but was \"halves\"",
        "split --fold 1 | --fold: needs --split folds or question-folds",
        "split --split folds --fold 5 | --fold: must be a number from 0 to 4, but was \"5\"",
        "split --seed -1 | --seed",
        "split --seed 4294967296 | --seed: must be a whole number from 0 to 4294967295, but was",
        "export --prompt-format pdf | --prompt-format: must be one of code, paper, plain, but was"
            + " \"pdf\"",
        "split --prompt-format paper | data split does not take --prompt-format",
        "export --pairs worst | --pairs: must be best or ranked:N with N from 1 to 999, but was",
        "export --pairs ranked:0 | --pairs: must be best or ranked:N with N from 1 to 999, but was",
        "fetch --groups five | data fetch does not take --groups; it takes --out, --revision,"
            + " --sha256",
        "split --force | data split does not take --force",
        "fetch --sha256 12 | the SHA-256 must be 64 digits 0 to 9, a to f, but was \"12\"",
        "fetch --revision ../x | the revision must be a branch, a tag or a commit, but was"
            + " \"../x\"",
        "export --format parquet | --format: must be one of jsonl, csv, but was \"parquet\"",
      })
  void mistakes(String arguments, String message) {
    usage(data(arguments.isEmpty() ? new String[0] : arguments.split(" ")), message);
  }

  @Test
  void brokenFiles() throws IOException {
    Path file = out.resolve("my.csv");
    Files.writeString(file, "question,selections,options,source\nQ?,\"{'A': [1,\",['Y'],GAS\n");
    usage(
        data("describe", "--file", file.toString(), "--groups", "A"),
        file + ", line 2: selections, character 10: expected a string, number",
        "but found the end; repair or delete this row");
    Files.write(file, new byte[] {'q', (byte) 0xe9});
    usage(
        data("describe", "--file", file.toString()),
        file + " is not UTF-8 text: line 1 has the byte");
    Files.writeString(file, "a,b\n");
    usage(data("split", "--file", file.toString()), file + ": must have the columns question,");
    Files.writeString(
        file,
        "question,selections,options,source\nQ?,\"{'A': [0, 0], 'B': [1, 0]}\",\"['Y', 'N']\",X\n",
        StandardCharsets.UTF_8);
    usage(
        data("export", "--file", file.toString(), "--groups", "A;B"),
        "group \"A\" has no usable answer (1 dropped: 1 sums to 0); leave it out");
    usage(
        data("export", "--file", file.toString(), "--groups", "B"),
        "group \"B\" has only 1 answer, which leaves its validation part empty");
  }

  @Test
  void unwritable() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "not a directory");
    for (String verb : new String[] {"describe", "split", "export"}) {
      usage(
          data(verb, "--out", file.toString()),
          file + "/",
          " cannot be written (",
          "choose another directory with --out");
    }
  }
}
