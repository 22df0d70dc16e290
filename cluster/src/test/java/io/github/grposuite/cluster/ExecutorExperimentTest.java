package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.records.store.CodeVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an executor makes of what it is sent, without Spark. */
class ExecutorExperimentTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");
  private static final String OPINIONS = "opinion/five-countries";

  @TempDir Path folder;

  private static Plan plan(String experiment, String... changes) {
    Specification spec = Specification.parse(experiment, Cli.run("show", experiment).out());
    for (String change : changes) {
      spec = Overrides.set(spec, change);
    }
    return Plan.of(spec);
  }

  private static ExperimentBundle bundle(Plan plan) throws IOException {
    String document = YamlFormat.MAPPER.writeValueAsString(plan.document());
    return ExperimentBundle.pack(document, Optional.of(Duration.ofHours(1)), plan.cells());
  }

  private static CellResult compute(ExperimentBundle bundle, String id) {
    return ExecutorExperiment.open(bundle.key(), () -> bundle).compute(id);
  }

  @Test
  void computesACellAndKeepsNothing() throws IOException {
    Plan plan = plan("synthetic/chi", "methods.gr-dpo.steps=10");
    Cell cell = plan.cells().get(0);
    CellResult result = compute(bundle(plan), cell.id());
    assertThat(result).isInstanceOf(CellResult.Computed.class);
    assertThat(((CellResult.Computed) result).files().keySet())
        .containsExactlyInAnyOrder(
            "metrics.csv", "policy.json", "manifest.json", "environment.json", "done");
    assertThat(compute(bundle(plan), cell.id())).isInstanceOf(CellResult.Computed.class);
  }

  @Test
  void otherCodeIsRefused() throws IOException {
    Plan plan = plan("synthetic/chi");
    ExperimentBundle sent = bundle(plan);
    ExperimentBundle other =
        new ExperimentBundle(
            sent.document(), "0.0.9, commit abc", sent.limit(), List.of(), List.of());
    assertThat(compute(other, plan.cells().get(0).id()))
        .isInstanceOfSatisfying(
            CellResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("executors run other code (" + CodeVersion.current().describe())
                    .contains("than this process (0.0.9, commit abc)"));
  }

  @Test
  void anUnknownCellIsRefused() throws IOException {
    assertThat(compute(bundle(plan("synthetic/chi")), "0123456789abcdef"))
        .isEqualTo(
            new CellResult.Refused(
                "0123456789abcdef", "an executor plans other cells than this process"));
  }

  @Test
  void aFileIsUnpackedUnderTheSameIds() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), SurveySimulator.csv(3));
    Plan plan = plan(OPINIONS, "data.file=" + file);
    List<String> ids = plan.cells().stream().map(Cell::id).toList();
    ExperimentBundle bundle = bundle(plan);
    Path there = Files.createDirectory(folder.resolve("there"));
    String document = bundle.unpack(there);
    Files.delete(file);
    assertThat(Plan.of(Specification.parse("there", document)).cells().stream().map(Cell::id))
        .containsExactlyElementsOf(ids);
    assertThat(document).contains(there.toString());
  }

  @Test
  void aPluginTravelsCompiled() throws Exception {
    Plugins plugins = Plugins.open(List.of(EXAMPLES.resolve("FrankWolfe.java")));
    String yaml = Cli.run("show", "synthetic/chi").out();
    String changed = yaml.replace("gr-dpo: {", "gr-dpo: {weighting: frank-wolfe, ");
    Specification spec = Specification.parse("own", changed);
    spec = Overrides.methods(spec, List.of("gr-dpo"));
    Plan plan = Plan.of(Overrides.set(spec, "methods.gr-dpo.steps=10"), plugins);
    Cell cell = plan.cells().get(0);
    CellResult result = compute(sent(bundle(plan)), cell.id());
    assertThat(result).isInstanceOf(CellResult.Computed.class);
    byte[] manifest = ((CellResult.Computed) result).files().get("manifest.json");
    assertThat(new String(manifest, StandardCharsets.UTF_8))
        .contains("\"weighting_class\" : \"FrankWolfe\"", cell.id());
  }

  /** As Java's serialization brings it to another machine. */
  private static ExperimentBundle sent(ExperimentBundle bundle) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(bundle);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ExperimentBundle) in.readObject();
    }
  }

  @Test
  void aMissingModelIsRefused() throws IOException {
    String document =
        YamlFormat.MAPPER
            .writeValueAsString(plan("opinion/five-countries-lm").document())
            .replaceAll("model: .*", "model: nowhere");
    ExperimentBundle bundle = ExperimentBundle.pack(document, Optional.empty(), List.of());
    assertThat(compute(bundle, "0123456789abcdef"))
        .isInstanceOfSatisfying(
            CellResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains(Path.of("nowhere").toAbsolutePath().toString())
                    .endsWith(
                        "; every worker needs the same large files and language models, under the"
                            + " same paths"));
  }
}
