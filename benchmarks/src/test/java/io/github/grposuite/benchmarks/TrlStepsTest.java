package io.github.grposuite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run that TRL's is compared with, on a tiny checkpoint with a chat template. */
class TrlStepsTest {
  private static final Path RESOURCES =
      Path.of("../language/src/test/resources/io/github/grposuite/language");

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void checkpoint() throws Exception {
    model = Files.createDirectories(folder.resolve("model"));
    Path tiny = RESOURCES.resolve("fixtures/llama");
    for (String name : List.of("model.safetensors", "tokenizer.json")) {
      Files.copy(tiny.resolve(name), model.resolve(name));
    }
    // Its tokeniser makes more tokens than its positions allow for.
    String config = Files.readString(tiny.resolve("config.json"));
    Files.writeString(
        model.resolve("config.json"),
        config.replace("\"max_position_embeddings\": 512", "\"max_position_embeddings\": 4096"));
    Path template = RESOURCES.resolve("chat/templates/smollm2.jinja");
    Files.copy(template, model.resolve("chat_template.jinja"));
    Files.writeString(model.resolve("tokenizer_config.json"), "{}");
  }

  private JsonNode trained(TrlRun run) throws Exception {
    TrlInputs inputs = TrlInputs.write(run, model, folder);
    List<String> arguments =
        new ArrayList<>(
            List.of("--model", model.toString(), "--adapter", inputs.adapter().toString()));
    arguments.addAll(run.options());
    return new ObjectMapper().readTree(TrlSteps.measure(arguments.toArray(String[]::new)));
  }

  /** The policy starts as the reference, so that the first loss of all is ln 2. */
  @Test
  void lossesOfEveryStep() throws Exception {
    JsonNode line = trained(new TrlRun(PairKind.SURVEY, TrlRun.Loss.SIGMOID, 3, 6, 2, false));

    assertThat(line.path("losses")).hasSize(3).doesNotHaveDuplicates();
    assertThat(line.path("losses").get(0).asDouble()).isCloseTo(Math.log(2), within(1e-9));
    assertThat(line.path("seconds")).hasSize(3).allMatch(second -> second.asDouble() > 0);
    assertThat(line.path("encodedTokens").asInt()).isLessThan(line.path("paddedTokens").asInt());
  }

  /** TRL's target is 1/(2β) with β = 0.1, so that the first loss is 25. */
  @Test
  void ipo() throws Exception {
    JsonNode line = trained(new TrlRun(PairKind.SURVEY, TrlRun.Loss.IPO, 1, 5, 1, false));

    assertThat(line.path("losses").get(0).asDouble()).isCloseTo(25, within(1e-9));
  }

  /** One epoch, each pair once, in another order than they were drawn in. */
  @Test
  void trlGetsThePairsInTheOrderInWhichTheyAreTaken() throws Exception {
    TrlRun run = new TrlRun(PairKind.CONVERSATIONS, TrlRun.Loss.SIGMOID, 4, 5, 1, false);
    List<String> lines = Files.readAllLines(TrlInputs.write(run, model, folder).pairs());

    assertThat(run.taken())
        .containsExactlyInAnyOrderElementsOf(run.pairs().train())
        .isNotEqualTo(run.pairs().train());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode row = new ObjectMapper().readTree(lines.get(i));
      assertThat(row.path("chosen").get(0).path("content").asText())
          .isEqualTo(run.taken().get(i).text().chosen());
      assertThat(row.path("prompt").get(0).path("role").asText()).isIn("system", "user");
    }
  }
}
