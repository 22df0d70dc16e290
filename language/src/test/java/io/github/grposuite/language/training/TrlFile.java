package io.github.grposuite.language.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.policy.Continuations;
import java.net.URISyntaxException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What a version of TRL did in two steps of each loss (tools/trl_steps_oracle.py). */
record TrlFile(JsonNode json, Path tensors) {
  /** One loss, on one kind of data. */
  record Case(String form, String name, String trainer, List<Continuations> items, JsonNode json) {
    /** Its pairs, in so many groups of one size. */
    List<Example> examples(int groups) {
      return IntStream.range(0, items.size())
          .mapToObj(i -> new Example(i % groups, items.get(i)))
          .toList();
    }

    /** What is minimised, pooled; or with other settings beside: key, value, key, value, …. */
    PreferenceObjective objective(Object... others) {
      List<Object> all = new ArrayList<>();
      json.get("settings")
          .fields()
          .forEachRemaining(f -> all.addAll(entry(f.getKey(), f.getValue())));
      all.addAll(List.of(others));
      return PreferenceObjective.read("mine", MapSettings.of(all.toArray()));
    }

    private static List<Object> entry(String key, JsonNode value) {
      return List.of(key, value.isTextual() ? value.textValue() : value.doubleValue());
    }

    double beta() {
      return json.get("settings").get("beta").doubleValue();
    }

    /** Whether TRL tells of β s, s being of sums, as we know them. */
    boolean hasRewards() {
      PreferenceObjective objective = objective();
      return objective.loss().of(0).needsReference()
          && objective.logProbability() == LogProbability.SUM;
    }

    double[] losses() {
      return Fixtures.numbers(json.get("losses"));
    }

    /** Of a step, the mean β s of chosen and of rejected responses. */
    double[] rewards(int step) {
      return Fixtures.numbers(json.get("rewards").get(step));
    }

    @Override
    public String toString() {
      return form + " " + name;
    }
  }

  static TrlFile of(String version) {
    try {
      Path json = Path.of(Fixtures.class.getResource("trl/steps-" + version + ".json").toURI());
      Path tensors = json.resolveSibling("steps-" + version + ".safetensors");
      return new TrlFile(Fixtures.json(json), tensors);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  double setting(String name) {
    return json.get("settings").get(name).doubleValue();
  }

  /** Texts. */
  List<JsonNode> pairs() {
    return StreamSupport.stream(json.get("pairs").spliterator(), false).toList();
  }

  List<Case> cases() {
    return StreamSupport.stream(json.get("cases").spliterator(), false).map(this::read).toList();
  }

  private Case read(JsonNode node) {
    String form = node.get("form").textValue();
    String trainer = node.get("trainer").textValue();
    return new Case(
        form,
        node.get("name").textValue(),
        trainer,
        items(form + "/" + trainer).subList(0, node.get("pairs").intValue()),
        node);
  }

  /** The tokens that a trainer of TRL made of the pairs. */
  List<Continuations> items(String key) {
    return StreamSupport.stream(json.get("tokens").get(key).spliterator(), false)
        .map(
            pair ->
                new Continuations(
                    Fixtures.ids(pair.get("prompt")),
                    new int[][] {
                      Fixtures.ids(pair.get("chosen")), Fixtures.ids(pair.get("rejected"))
                    }))
        .toList();
  }

  /** The ids of a pair's tokens as text. */
  static String key(Continuations item) {
    return Arrays.toString(item.prompt()) + Arrays.deepToString(item.responses());
  }

  /** The adapter that all begin with. */
  float[] start() {
    return tensor("start");
  }

  /** First gradient, weights after it, second gradient, weights after it; in the layout's order. */
  float[][] rows(Case of) {
    float[] all = tensor(of.form() + "/" + of.name());
    float[][] rows = new float[4][all.length / 4];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(all, r * rows[r].length, rows[r], 0, rows[r].length);
    }
    return rows;
  }

  private float[] tensor(String name) {
    try (Safetensors file = Safetensors.open(tensors)) {
      FloatBuffer stored = file.read(name).asFloatBuffer();
      float[] values = new float[stored.remaining()];
      stored.get(values);
      return values;
    }
  }
}
