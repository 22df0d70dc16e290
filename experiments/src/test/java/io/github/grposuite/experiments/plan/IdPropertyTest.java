package io.github.grposuite.experiments.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.DataPlan;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.PolicyKind;
import io.github.grposuite.records.CellIdentity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A changed parameter changes the id, and nothing else does. */
class IdPropertyTest {
  private static final String SYNTHETIC =
      "{source: synthetic, random: splittable, features: same, pairs: even, actions: 4,"
          + " state_dimension: 1, rewards: [[1, 3], [3, 1]], group_weights: [0.4, 0.6], train: 20,"
          + " validation: 20, test: 20, start: [0, 1], label_certainty: [0.8, 0.9]}";

  /** Keys that cannot change alone: the kind of data or policy has other settings. */
  private static final Set<String> KINDS = Set.of("source", "policy", "representation");

  /** Texts that are no free words, and another value of theirs. */
  private static final Map<String, String> OTHER_TEXT =
      Map.of("groups", "fourteen", "lora_targets", "q_proj", "lora_layers", "top:2");

  /** What a word needs beside it, or must not have. */
  private static final Map<String, String> COMPANIONS =
      Map.of(
          "ranked", "{ranked_pairs: 2}",
          "best", "{ranked_pairs: null}",
          "folds", "{fold: 1}",
          "question", "{fold: null}",
          "random", "{fold: null}",
          "gradient", "{eta_theta: 1}",
          "algorithm-1", "{eta_theta: 1}",
          "algorithm-3", "{eta_theta: 1}");

  private static final int ROUNDS = 3;
  private static final int ATTEMPTS = 100;

  private final UniformRandomProvider random = SplittableDraws.provider(1, "id property");

  private static ObjectNode yaml(String text) {
    try {
      return (ObjectNode) YamlFormat.MAPPER.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static DataPlan<?> data(ObjectNode block) {
    return PolicyKind.of(new TreeSettings("test", "data", block))
        .data(new TreeSettings("test", "data", block));
  }

  /** Files and models are not opened: a path counts as itself here. */
  private static String idOfData(ObjectNode block) {
    MethodPlan<?> dpo =
        method(PolicyKind.LOG_LINEAR, "dpo", yaml("{beta: 1, eta_theta: 1, steps: 1}"));
    return new CellIdentity(data(block).settings(), dpo.name(), dpo.settings(), 1).id();
  }

  private static MethodPlan<?> method(PolicyKind<?> policy, String name, ObjectNode block) {
    return policy.method(name, new TreeSettings("test", "methods." + name, block), Plugins.NONE);
  }

  private static String idOfMethod(PolicyKind<?> policy, String name, ObjectNode block) {
    MethodPlan<?> plan = method(policy, name, block);
    return new CellIdentity(data(yaml(SYNTHETIC)).settings(), plan.name(), plan.settings(), 1).id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SYNTHETIC,
        "{source: opinions}",
        "{source: opinions, split: folds, fold: 1, pairs: ranked, ranked_pairs: 2}",
        "{source: opinions, representation: hidden-states, model: folder}",
        "{source: opinions, policy: language-model, model: folder}",
        "{source: opinions, policy: language-model, model: folder, prompt: paper,"
            + " sft_optimizer: rmsprop, sft_plateau_examples: 2000}",
        "{source: opinions, representation: hidden-states, model: folder, prompt: paper}",
      })
  void everySettingOfDataCounts(String block) {
    everySettingCounts(yaml(block), data(yaml(block)).settings(), IdPropertyTest::idOfData);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOG_LINEAR | dpo | {beta: 1, eta_theta: 1, steps: 10}",
        "LOG_LINEAR | is-dpo | {beta: 1, eta_theta: 1, steps: 10, weights: [0.8, 0.2]}",
        "LOG_LINEAR | gr-dpo | {beta: 1, eta_theta: 1, eta_alpha: 0.1, steps: 10}",
        "LOG_LINEAR | gr-ipo | {beta: 1, eta_alpha: 0.1, steps: 10}",
        "LOG_LINEAR | gr-ipo | {beta: 1, eta_alpha: 0.1, chi: 0.5, mu: [0.3, 0.7], steps: 10}",
        "LOG_LINEAR | gr-ipo | {beta: 1, eta_alpha: 0.1, chi: 0.5, mu: importance-sampling,"
            + " weights: [0.8, 0.2], steps: 10}",
        "LOG_LINEAR | gr-dpo | {solver: algorithm-1, beta: 1, eta_theta: 1, eta_alpha: 0.1, steps:"
            + " 10}",
        "LOG_LINEAR | gr-ipo | {solver: algorithm-3, beta: 1, eta_theta: 1, eta_alpha: 0.1, steps:"
            + " 10}",
        "LOG_LINEAR | gr-ipo@algorithm-2 | {beta: 1, eta_alpha: 0.1, steps: 10}",
        "LOG_LINEAR | gr-ipo@reference-head | {beta: 1, eta_alpha: 0.1, steps: 10}",
        "LOG_LINEAR | my | {loss: ipo, weighting: grpo, solver: gradient, beta: 1, eta_theta: 1,"
            + " eta_alpha: 0.1, steps: 10, batch: 5}",
        "LANGUAGE_MODEL | ipo | {}",
        "LANGUAGE_MODEL | ipo | {optimizer: rmsprop, plateau_examples: 2000}",
        "LANGUAGE_MODEL | is-dpo | {weights: [0.8, 0.2]}",
        "LANGUAGE_MODEL | gr-ipo | {}",
      })
  void everySettingOfAMethodCounts(String kind, String name, String block) {
    PolicyKind<?> policy =
        kind.equals("LOG_LINEAR") ? PolicyKind.LOG_LINEAR : PolicyKind.LANGUAGE_MODEL;
    everySettingCounts(
        yaml(block),
        method(policy, name, yaml(block)).settings(),
        changed -> idOfMethod(policy, name, changed));
  }

  private void everySettingCounts(
      ObjectNode block, Map<String, Object> settings, Function<ObjectNode, String> id) {
    String before = id.apply(block);
    Set<String> ids = new HashSet<>(Set.of(before));
    int changes = 1;
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      String key = setting.getKey();
      JsonNode value = YamlFormat.MAPPER.valueToTree(setting.getValue());
      assertThat(id.apply(with(block, key, value))).as("written out: " + key).isEqualTo(before);
      Set<JsonNode> tried = new HashSet<>(Set.of(value));
      for (int round = 0; round < ROUNDS && !KINDS.contains(key); round++) {
        ObjectNode changed = change(block, key, value, tried, id);
        if (changed != null) {
          ids.add(id.apply(changed));
          changes++;
          assertThat(ids).as(key + ": " + changed.get(key)).hasSize(changes);
        }
        assertThat(tried).as("another value of " + key).hasSizeGreaterThan(1);
      }
    }
  }

  private static ObjectNode with(ObjectNode block, String key, JsonNode value) {
    ObjectNode changed = block.deepCopy();
    changed.set(key, value);
    return changed;
  }

  /** The block with a value of a key that was not tried before; null if no more are found. */
  private ObjectNode change(
      ObjectNode block,
      String key,
      JsonNode value,
      Set<JsonNode> tried,
      Function<ObjectNode, String> id) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ObjectNode changed = with(block, key, value);
      if (key.equals("state_dimension")) {
        int d = 2 + random.nextInt(50);
        changed.put(key, d);
        ArrayNode rewards = changed.putArray("rewards");
        for (int g = 0; g < 2; g++) {
          ArrayNode row = rewards.addArray();
          for (int j = 0; j < 2 * d; j++) {
            row.add(1);
          }
        }
      } else {
        changed.set(key, other(block, key, value, id));
        ObjectNode companions = yaml(COMPANIONS.getOrDefault(changed.get(key).asText(), "{}"));
        changed.setAll(companions);
        changed.properties().removeIf(entry -> entry.getValue().isNull());
      }
      if (problem(changed, id).isEmpty() && tried.add(changed.get(key))) {
        return changed;
      }
    }
    return null;
  }

  private JsonNode other(
      ObjectNode block, String key, JsonNode value, Function<ObjectNode, String> id) {
    if (value.isInt()) {
      return block.numberNode(Math.max(0, value.intValue() - 3) + random.nextInt(7));
    }
    if (value.isLong()) {
      return block.numberNode(Math.max(0, value.longValue() - 3) + random.nextInt(7));
    }
    if (value.isNumber()) {
      double scaled = value.doubleValue() * (0.5 + random.nextDouble());
      return block.numberNode(scaled == 0 ? random.nextDouble() : scaled);
    }
    if (value.isArray()) {
      ArrayNode changed = value.deepCopy();
      int at = random.nextInt(changed.size());
      if (changed.get(at).isArray() || random.nextBoolean()) {
        changed.set(at, other(block, key, changed.get(at), id));
        return changed;
      }
      double moved = 0.1 * random.nextDouble();
      int to = (at + 1) % changed.size();
      changed.set(at, block.numberNode(changed.get(at).doubleValue() - moved));
      changed.set(to, block.numberNode(changed.get(to).doubleValue() + moved));
      return changed;
    }
    List<String> words = words(block, key, id);
    return block.textNode(words.get(random.nextInt(words.size())));
  }

  /** What may stand at a key, as the error message about something else says. */
  private static List<String> words(ObjectNode block, String key, Function<ObjectNode, String> id) {
    if (OTHER_TEXT.containsKey(key)) {
      return List.of(OTHER_TEXT.get(key));
    }
    String problem = problem(with(block, key, block.textNode("another-word")), id);
    return problem.isEmpty()
        ? List.of("another-word", "a-third")
        : List.of(
            problem.replaceFirst(".* one of ", "").replaceFirst(", but was.*", "").split(", "));
  }

  /** Why a block cannot be read; empty if it can. */
  private static String problem(ObjectNode block, Function<ObjectNode, String> id) {
    try {
      return id.apply(block).isEmpty() ? "no id" : "";
    } catch (UsageException e) {
      return e.getMessage();
    }
  }

  private static final String EXPERIMENT =
      "name: my/experiment\ndescription: one\nseeds: 1..3\ndata: "
          + SYNTHETIC
          + "\n"
          + "methods:\n"
          + "  dpo: {beta: 1, eta_theta: 0.5, steps: 10}\n"
          + "  ipo: {beta: 1, steps: 10}\n";

  private static List<String> ids(String source, String yaml) {
    return Plan.of(Specification.parse(source, yaml)).cells().stream().map(Cell::id).toList();
  }

  @Test
  void nothingElseCounts() {
    List<String> ids = ids("my.yaml", EXPERIMENT);
    assertThat(ids).hasSize(6).doesNotHaveDuplicates();
    assertThat(ids("elsewhere/other.yaml", EXPERIMENT)).isEqualTo(ids);
    assertThat(ids("my.yaml", "# a comment\n" + EXPERIMENT)).isEqualTo(ids);
    String[][] changes = {
      {"my/experiment", "your/experiment"},
      {"description: one", "description: two"},
      {"beta: 1, eta_theta: 0.5", "eta_theta: 5.0e-1, beta: 1.0"},
      {"beta: 1, eta_theta: 0.5", "\"beta\": 1.00, eta_theta: 0.5, radius: 0"},
      {"source: synthetic, random: splittable", "random: splittable, source: synthetic"},
      {"train: 20,", "train: 20.0,"},
      {"rewards: [[1, 3]", "rewards: [[1.0, 3e0]"},
      {"seeds: 1..3", "seeds: [1, 2, 3]"},
      {"seeds: 1..3", "selection: worst-validation-loss\nseeds: 1..3"},
    };
    for (String[] change : changes) {
      assertThat(EXPERIMENT).contains(change[0]);
      assertThat(ids("my.yaml", EXPERIMENT.replace(change[0], change[1])))
          .as(change[1])
          .isEqualTo(ids);
    }
    assertThat(ids("my.yaml", EXPERIMENT + "vary: {methods.dpo.beta: [1, 2]}\n")).containsAll(ids);
    assertThat(
            ids(
                "my.yaml",
                EXPERIMENT + "vary: {cases: {a: {data.train: 20}, b: {data.train: 30}}}"))
        .containsAll(ids);
    assertThat(ids("my.yaml", EXPERIMENT.replaceAll("\n  ipo.*", "")))
        .hasSize(3)
        .allMatch(ids::contains);
    assertThat(ids("my.yaml", EXPERIMENT.replace("1..3", "3"))).isEqualTo(ids.subList(4, 6));
    assertThat(
            ids(
                "my.yaml",
                EXPERIMENT.replace(
                    "  dpo: {", "  dpo2: {loss: dpo, weighting: pooled, solver: gradient, ")))
        .as("the name of a method counts")
        .doesNotContain(ids.get(0));
  }
}
