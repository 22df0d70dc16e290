package io.github.grposuite.experiments.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.training.Component;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  static final String EXPERIMENT =
      """
      name: mine/own
      description: Own parts
      seeds: 1..2
      data: {source: synthetic, random: splittable, features: flipped, pairs: uneven, actions: 8,
        state_dimension: 2, rewards: [[1, 3, 1, 3], [3, 1, 3, 1]], group_weights: [0.2, 0.8],
        train: 100, validation: 20, test: 20, start: [0, 5]}
      methods:
        own: {loss: square, weighting: pooled, solver: gradient, beta: 1, eta_theta: 0.1, steps: 5}
        dpo: {beta: 1, eta_theta: 0.1, steps: 5}
      """;

  @TempDir Path folder;

  private static Specification spec(String yaml) {
    return Specification.parse("own.yaml", yaml);
  }

  private static List<String> ids(Plugins plugins) {
    return Plan.of(spec(EXPERIMENT), plugins).cells().stream().map(Cell::id).toList();
  }

  private static void fails(Path file, String message) {
    assertThatThrownBy(() -> Plugins.open(List.of(file)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aRunsIdHasTheClassAndTheDigestOfItsSource() throws IOException {
    Path file = Sources.loss(folder, "Square", "square");
    Plan plan = Plan.of(spec(EXPERIMENT), Plugins.open(List.of(file)));
    MethodPlan<?> own = plan.cells().get(0).method();
    assertThat(own.settings()).containsEntry("scale", 1.0).doesNotContainKey("loss_sha256");
    assertThat(own.identity())
        .containsEntry("loss", "square")
        .containsEntry("loss_class", "Square")
        .containsEntry("loss_sha256", Sha256.hex(file));
    assertThat(plan.cells().get(1).method().identity())
        .isEqualTo(plan.cells().get(1).method().settings());
    assertThat(plan.document().get("plugins"))
        .isEqualTo(
            Map.of(
                "loss", Map.of("square", Map.of("class", "Square", "sha256", Sha256.hex(file)))));
  }

  @Test
  void anotherSourceChangesTheIdsOfItsMethodAlone() throws IOException {
    List<String> before = ids(Plugins.open(List.of(Sources.loss(folder, "Square", "square"))));
    Files.writeString(
        folder.resolve("Square.java"),
        "\n// Said otherwise.\n",
        StandardCharsets.UTF_8,
        java.nio.file.StandardOpenOption.APPEND);
    List<String> after = ids(Plugins.open(List.of(folder.resolve("Square.java"))));
    assertThat(after.get(0)).isNotEqualTo(before.get(0));
    assertThat(after.get(1)).isEqualTo(before.get(1));
  }

  @Test
  void aJarCountsByItsFilesAndNotByWhenItWasBuilt() throws IOException {
    Map<String, byte[]> files =
        new TreeMap<>(PluginFile.read(Sources.loss(folder, "Square", "square")).files());
    Path jar = Sources.jar(folder.resolve("a.jar"), 1_000_000_000_000L, files);
    List<String> names = new ArrayList<>(files.keySet());
    Collections.reverse(names);
    Map<String, byte[]> other = new LinkedHashMap<>();
    other.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
    other.put("META-INF/maven/g/a/pom.properties", new byte[] {1});
    names.forEach(name -> other.put(name, files.get(name)));
    Path again = Sources.jar(folder.resolve("b.jar"), 1_500_000_000_000L, other);

    StringBuilder lines = new StringBuilder();
    files.forEach((name, bytes) -> lines.append(Sha256.hex(bytes) + "  " + name + "\n"));
    assertThat(PluginFile.read(jar).sha256())
        .isEqualTo(Sha256.hex(lines.toString()))
        .isEqualTo(PluginFile.read(again).sha256());
    files.put("numbers.txt", new byte[] {'1'});
    Path more = Sources.jar(folder.resolve("c.jar"), 1_000_000_000_000L, files);
    assertThat(PluginFile.read(more).sha256()).isNotEqualTo(PluginFile.read(jar).sha256());
    assertThat(ids(Plugins.open(List.of(jar)))).isEqualTo(ids(Plugins.open(List.of(again))));
  }

  @Test
  void theOrderOfTheFilesChangesNothing() throws IOException {
    List<Path> files =
        new ArrayList<>(
            List.of(
                Sources.loss(folder, "Square", "square"),
                Sources.solver(folder, "Still", "still", "")));
    Specification spec = spec(EXPERIMENT.replace("gradient, beta", "still, beta"));
    List<String> keys = List.copyOf(keys(spec, files));
    assertThat(keys).endsWith("loss_class", "loss_sha256", "solver_class", "solver_sha256");
    Collections.reverse(files);
    assertThat(keys(spec, files)).containsExactlyElementsOf(keys);
  }

  private static Collection<String> keys(Specification spec, List<Path> files) {
    return Plan.of(spec, Plugins.open(files)).cells().get(0).method().identity().keySet();
  }

  @Test
  void aPackageAndResourcesOfAJarAreFound() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Reader.java"),
            """
            package mine.own;
            import io.github.grposuite.core.Settings;
            import io.github.grposuite.core.loss.*;
            public class Reader implements LossProvider {
              public String key() {
                try (var in = Reader.class.getResourceAsStream("name.txt")) {
                  return in == null ? "none" : new String(in.readAllBytes());
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
              public LossByGroup create(Settings s, double beta) { return new Ipo(beta); }
            }
            """);
    Map<String, byte[]> files = new TreeMap<>(PluginFile.read(source).files());
    files.put("mine/own/name.txt", "from-a-file".getBytes(StandardCharsets.UTF_8));
    Plugins plugins =
        Plugins.open(List.of(Sources.jar(folder.resolve("r.jar"), 1_000_000_000_000L, files)));
    assertThat(plugins.all())
        .singleElement()
        .satisfies(
            plugin -> {
              assertThat(plugin.component()).isEqualTo(Component.LOSS);
              assertThat(plugin.describe())
                  .isEqualTo("the loss from-a-file (class mine.own.Reader of r.jar)");
            });
  }

  @Test
  void whatIsNotAPluginSaysWhatIsMissing() throws IOException {
    fails(folder.resolve("x.class"), "--plugins: must be a .java or a .jar file, but was \"");
    fails(folder.resolve("No.java"), "No.java: no such file");
    fails(
        Sources.write(folder, "Plain", "public class Plain {}"),
        "--plugins: class Plain of Plain.java must implement LossProvider, WeightingProvider or"
            + " SolverProvider; see docs/plugins.md");
    fails(
        Sources.write(folder, "Other", "class Another {}"),
        "--plugins: Other.java has no class Other; add it");
    fails(
        Sources.jar(folder.resolve("empty.jar"), 1_000_000_000_000L, Map.of("a", new byte[0])),
        "--plugins: empty.jar names no LossProvider, WeightingProvider or SolverProvider in"
            + " META-INF/services");
    assertThatThrownBy(() -> PluginFile.checkCompiler("Own.java", false))
        .hasMessageContaining("--plugins: Own.java cannot be compiled: this Java, ")
        .hasMessageContaining(
            "is a runtime without a compiler; use a JDK (JAVA_HOME), or give a .jar");
  }

  @Test
  void theCompilersErrorsHaveTheirLines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Broken.java"),
            "public class Broken {\n  int x = y;\n  Lost lost;\n}\n");
    fails(
        file,
        "--plugins: Broken.java:2: cannot find symbol symbol: variable y location: class Broken;"
            + " Broken.java:3: cannot find symbol");
    fails(
        Files.writeString(folder.resolve("Wrong.java"), "public class Right {}"),
        "Wrong.java:1: class Right is public, should be declared in a file named Right.java");
  }

  @Test
  void namesThatAreTakenSayByWhom() throws IOException {
    Path one = Sources.loss(folder, "One", "square");
    Path two = Sources.loss(folder, "Two", "square");
    assertThatThrownBy(() -> Plugins.open(List.of(one, two)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--plugins: the loss square (class Two of Two.java) has the name of the loss square"
                + " (class One of One.java); name one of them otherwise");
    fails(
        Sources.loss(folder, "Mine", "dpo"),
        "--plugins: the loss dpo (class Mine of Mine.java) has the name of a loss that is built"
            + " in");
    fails(
        Sources.loss(folder, "Loud", "LOUD"),
        "--plugins: class Loud of Loud.java: key() must be the loss's name, lower-case words with"
            + " hyphens like closed-form, but was \"LOUD\"");
    fails(Sources.loss(folder, "Off", "off"), "like closed-form, but was \"off\"");
    Path weighting = Sources.weighting(folder, "Same", "square", true, "");
    assertThatCode(() -> Plugins.open(List.of(one, weighting))).doesNotThrowAnyException();
  }

  @Test
  void aClassThatCannotBeMadeIsNamed() throws IOException {
    fails(
        Sources.write(
            folder,
            "Hidden",
            """
            public class Hidden implements LossProvider {
              private Hidden() {}
              public String key() { return "hidden"; }
              public LossByGroup create(Settings s, double beta) { return null; }
            }
            """),
        "Hidden.java: io.github.grposuite.core.loss.LossProvider: Hidden Unable to get public"
            + " no-arg constructor");
    fails(
        Sources.write(
            folder,
            "Thrower",
            """
            public class Thrower implements LossProvider {
              public String key() { throw new IllegalStateException("no name"); }
              public LossByGroup create(Settings s, double beta) { return null; }
            }
            """),
        "--plugins: class Thrower of Thrower.java: key() threw java.lang.IllegalStateException: no"
            + " name; return the loss's name");
  }

  @Test
  void whatCreateThrowsIsAtTheMethodAndNamesTheClass() throws IOException {
    Path file =
        Sources.write(
            folder,
            "Square",
            """
            public class Square implements LossProvider {
              public String key() { return "square"; }
              public LossByGroup create(Settings s, double beta) {
                double way = s.number("way", 0);
                if (way == 1) { return null; }
                if (way == 2) { throw new IllegalArgumentException("way must not be 2; choose 1"); }
                if (way == 3) { throw new NoSuchMethodError("old"); }
                return (LossByGroup) (Object) ("" + way);
              }
            }
            """);
    Plugins plugins = Plugins.open(List.of(file));
    problem(
        plugins,
        0,
        "own.yaml: methods.own: the loss square (class Square of Square.java) threw"
            + " java.lang.ClassCastException: ");
    problem(plugins, 0, " at Square.java:16");
    problem(plugins, 1, "made nothing: create returned null; return the loss");
    problem(plugins, 2, "own.yaml: methods.own: way must not be 2; choose 1");
    problem(plugins, 3, "(class Square of Square.java) threw java.lang.NoSuchMethodError: old at");
  }

  private static void problem(Plugins plugins, int way, String message) {
    String yaml = EXPERIMENT.replace("loss: square,", "loss: square, way: " + way + ",");
    assertThatThrownBy(() -> Plan.of(spec(yaml), plugins))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownNameSuggestsThoseThatThereAre() throws IOException {
    Plugins plugins = Plugins.open(List.of(Sources.loss(folder, "Square", "square")));
    String yaml = EXPERIMENT.replace("loss: square", "loss: sqare");
    assertThatThrownBy(() -> Plan.of(spec(yaml), plugins))
        .hasMessageContaining("chi-po, square, but was sqare; did you mean \"square\"?");
    assertThatThrownBy(() -> Plan.of(spec(EXPERIMENT)))
        .hasMessage(
            "own.yaml: methods.own.loss: must be one of dpo, cdpo, rdpo, ipo, hinge, exo, discopop,"
                + " simpo, nca, bco, sppo, apo-zero, apo-down, chi-po, but was square; a class of"
                + " your own is given by --plugins");
  }
}
