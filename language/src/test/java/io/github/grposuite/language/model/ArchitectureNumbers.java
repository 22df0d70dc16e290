package io.github.grposuite.language.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.MergedFolder;
import io.github.grposuite.language.adapter.PeftFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far from transformers and peft the tiny models are, and what these are to read in turn.
 *
 * <pre>
 * mvn -pl language -am test-compile
 * java -cp language/target/test-classes:language/target/classes:$(cat language/target/test-classpath) \
 *   io.github.grposuite.language.model.ArchitectureNumbers OUT_DIR
 * python tools/architecture_check.py OUT_DIR
 * </pre>
 *
 * <p>A folder a model in OUT_DIR, which must not exist: numbers.json with differences relative to
 * the largest expected value; adapter/ of other random weights, written here; and merged/, the
 * model with it. The script reads both and prints the table of docs/language.md.
 */
final class ArchitectureNumbers {
  private final ArchitectureFixture fixture;
  private final ObjectNode numbers = new ObjectMapper().createObjectNode();

  private ArchitectureNumbers(ArchitectureFixture fixture) {
    this.fixture = fixture;
  }

  public static void main(String[] arguments) throws IOException {
    Path out = Files.createDirectory(Path.of(arguments[0]));
    for (String name : ArchitectureFixture.NAMES) {
      try (ArchitectureFixture fixture = ArchitectureFixture.of(name)) {
        ArchitectureNumbers numbers = new ArchitectureNumbers(fixture);
        numbers.read();
        numbers.write(Files.createDirectory(out.resolve(name)));
      }
    }
  }

  /** Of what transformers and peft computed. */
  private void read() {
    JsonNode expected = fixture.expected();
    double logits = 0;
    int answers = 0;
    int texts = expected.get("texts").size();
    for (int i = 0; i < texts; i++) {
      float[] ours = fixture.model().nextTokenLogits(fixture.text(i));
      logits = Math.max(logits, difference(ours, expected.get("logits").get(i)));
      answers += Arrays.equals(fixture.greedy(i), fixture.answer(i)) ? 1 : 0;
    }
    numbers.put("logits", logits);
    numbers.put("answers", answers + " of " + texts);
    PeftFolder.Loaded adapter = fixture.adapter();
    numbers.put("read", difference(adapted(adapter), expected.get("adapted")));
    numbers.put("gradient", gradient(adapter, expected.get("gradient")));
  }

  private double gradient(PeftFolder.Loaded adapter, JsonNode expected) {
    float[] ours =
        fixture.gradient(adapter.layout(), adapter.weights(), Optional.empty(), fixture.item());
    double most = 0;
    for (LoraLayout.Slot slot : adapter.layout().slots()) {
      String path = "base_model.model." + slot.path() + ".lora_";
      float[] a = Arrays.copyOfRange(ours, slot.offset(), slot.offsetB());
      float[] b = Arrays.copyOfRange(ours, slot.offsetB(), slot.offsetB() + slot.sizeB());
      most = Math.max(most, difference(a, expected.get(path + "A.weight")));
      most = Math.max(most, difference(b, expected.get(path + "B.weight")));
    }
    return most;
  }

  private static double difference(float[] ours, JsonNode expected) {
    return Fixtures.difference(ours, Fixtures.numbers(expected));
  }

  private float[] adapted(PeftFolder.Loaded adapter) {
    try (FrozenPolicy policy =
            new FrozenPolicy(fixture.model(), adapter.layout(), adapter.weights());
        Decoding decoding = policy.decode(fixture.text(0))) {
      return decoding.logits();
    }
  }

  /** For peft and transformers to read. */
  private void write(Path folder) throws IOException {
    LoraLayout layout = fixture.adapter().layout();
    PeftFolder.Loaded other = new PeftFolder.Loaded(layout, LoadedModel.random(layout, 11));
    PeftFolder.write(folder.resolve("adapter"), layout, other.weights(), "");
    MergedFolder.write(fixture.checkpoint(), other, folder.resolve("merged"));
    ObjectMapper json = new ObjectMapper();
    numbers.set("text", json.valueToTree(fixture.text(0)));
    numbers.set("written", json.valueToTree(adapted(other)));
    numbers.put("architecture", fixture.checkpoint().config().architecture().key());
    Files.writeString(folder.resolve("numbers.json"), numbers.toPrettyString() + "\n");
  }
}
