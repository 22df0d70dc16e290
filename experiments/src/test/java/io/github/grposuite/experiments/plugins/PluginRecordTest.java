package io.github.grposuite.experiments.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.Values;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins in {@code experiment.yaml}. */
class PluginRecordTest {
  private static final String EXPERIMENT = PluginsTest.EXPERIMENT;

  @TempDir Path folder;

  private static Specification spec(String yaml) {
    return Specification.parse("own.yaml", yaml);
  }

  @Test
  void aRecordRunsAgainWithTheSameClassAlone() throws IOException {
    Path file = Sources.loss(folder, "Square", "square");
    Plugins plugins = Plugins.open(List.of(file));
    Plan plan = Plan.of(spec(EXPERIMENT), plugins);
    String record = YamlFormat.MAPPER.writeValueAsString(plan.document());
    Plan again = Plan.of(Specification.parse("experiment.yaml", record), plugins);
    assertThat(again.cells().stream().map(Cell::id).toList())
        .isEqualTo(plan.cells().stream().map(Cell::id).toList());
    assertThat(YamlFormat.MAPPER.writeValueAsString(again.document())).isEqualTo(record);

    assertThatThrownBy(() -> Plan.of(Specification.parse("experiment.yaml", record)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "experiment.yaml: plugins.loss.square: was class Square with SHA-256 "
                + Sha256.hex(file)
                + "; give its file with --plugins");
    String before = Sha256.hex(file);
    Path changed = Sources.loss(folder, "Square", "square", "return 7;");
    assertThatThrownBy(
            () ->
                Plan.of(
                    Specification.parse("experiment.yaml", record), Plugins.open(List.of(changed))))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "experiment.yaml: plugins.loss.square: was run with the SHA-256 "
                + before
                + ", but the loss square (class Square of Square.java) has "
                + Sha256.hex(changed)
                + "; give the file that it was run with, or remove plugins from the YAML to run"
                + " this one");
  }

  @Test
  void aRecordIsReadWithoutItsClasses() throws IOException {
    Plugins plugins =
        Plugins.open(
            List.of(
                Sources.loss(folder, "Square", "square"),
                Sources.weighting(folder, "Follow", "follow", true, ""),
                Sources.solver(folder, "Still", "still", "")));
    String yaml =
        EXPERIMENT.replace(
            "loss: square, weighting: pooled, solver: gradient,",
            "loss: square, weighting: follow, solver: still, eta_alpha: 0.5,");
    Plan plan = Plan.of(spec(yaml + "vary: {methods.*.step_size: [fixed, adagrad-norm]}"), plugins);
    Specification record =
        Specification.parse(
            "experiment.yaml", YamlFormat.MAPPER.writeValueAsString(plan.document()));
    List<MethodPlan<?>> methods = Plan.methods(record);
    assertThat(methods.get(0).training().isAdaptive()).isTrue();
    assertThat(methods.get(1).training().isAdaptive()).isFalse();
    MethodPlan<?> own = plan.cells().get(0).method();
    assertThat(texts(methods.get(0).identity()))
        .containsExactlyInAnyOrderEntriesOf(texts(own.identity()))
        .containsEntry("weighting_class", "Follow")
        .doesNotContainKey("step_size");
    assertThat(methods.get(1).settings()).isEqualTo(plan.cells().get(1).method().settings());
  }

  private static Map<String, String> texts(Map<String, Object> settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    settings.forEach((key, value) -> texts.put(key, Values.text(value)));
    return texts;
  }

  @Test
  void aRecordsPluginsAreChecked() {
    String sha = "0".repeat(64);
    record("plugins: {los: {}}", "plugins.los: unknown key; did you mean \"loss\"?");
    record(
        "plugins: {loss: {a: {class: A, sha256: 12}}}",
        "plugins.loss.a.sha256: must be 64 hexadecimal digits, but was 12");
    record(
        "plugins: {loss: {a: {class: A, sha256: \"" + sha + "\", path: x}}}",
        "plugins.loss.a.path: unknown key");
    record("plugins: {loss: {a: {sha256: \"" + sha + "\"}}}", "plugins.loss.a.class: is missing");
  }

  private static void record(String plugins, String message) {
    assertThatThrownBy(() -> spec(EXPERIMENT + plugins))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
