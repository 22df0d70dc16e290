package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.DataPlan;
import io.github.grposuite.records.RecordJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a sweep runs: ranges, draws, cases, exclusions, subsets. */
class SweepTest {
  /** Seven methods, 20 seeds, and whatever else is appended. */
  static Specification spec(String... keys) {
    String yaml = Cli.run("show", "synthetic/uneven-imbalanced").out();
    return Specification.parse("my.yaml", yaml + String.join("\n", keys) + "\n");
  }

  private static Specification small(String... keys) {
    return Overrides.methods(
        Overrides.seeds(spec(keys), List.of(1L)), List.of("dpo", "gr-dpo", "gr-ipo"));
  }

  private static List<String> cells(Specification spec) {
    return Plan.of(spec).cells().stream().map(Cell::describe).toList();
  }

  private static List<Object> values(Plan plan, String method, String key) {
    return plan.cells().stream()
        .filter(cell -> cell.method().name().equals(method))
        .map(cell -> cell.method().settings().get(key))
        .toList();
  }

  @Test
  void rangesAreDecimal() {
    Plan plan = Plan.of(small("vary: {methods.gr-dpo.chi: 0..0.5:0.1, data.train: 50..52}"));
    assertThat(values(plan, "gr-dpo", "chi").subList(0, 6))
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5);
    assertThat(plan.cells()).hasSize(3 * (6 + 2));
    assertThat(values(Plan.of(Overrides.set(small(), "methods.*.chi=0..1:0.4")), "gr-ipo", "chi"))
        .containsExactly(0.0, 0.4, 0.8);
  }

  @Test
  void aStepThatIsNotGivenIsTheWeightingsOwn() {
    String yaml =
        """
        extends: synthetic/chi
        name: mine
        methods:
          - gr-dpo: {beta: 1, eta_theta: 0.9, steps: 10}
          - gr-ipo: {beta: 0.1, steps: 10, evaluate_every: 1}
        """;
    Plan plan = Plan.of(Specification.parse("my.yaml", yaml));
    assertThat(values(plan, "gr-dpo", "eta_alpha")).containsOnly(0.014); // 0.01 / ln 2
    assertThat(values(plan, "gr-ipo", "eta_alpha")).containsOnly(4e-4); // 0.01 / 5²
  }

  /** The expected values: L64X128Mix seeded by SHA-256, written again in Python. */
  @Test
  void drawsAreThoseOfTheirStream() {
    Plan plan =
        Plan.of(
            small(
                "vary:",
                "  methods.*.chi: {uniform: [0, 1]}",
                "  methods.*.eta_alpha: {log-uniform: [0.01, 1]}",
                "trials: 3"));
    assertThat(values(plan, "gr-dpo", "chi"))
        .containsExactly(0.6502098194656798, 0.22982442390914082, 0.29599730610967034);
    List<Object> logarithmic = values(plan, "gr-dpo", "eta_alpha");
    double[] expected = {0.38838679935934417, 0.17129776661736607, 0.1621090613221589};
    for (int i = 0; i < expected.length; i++) {
      assertThat((Double) logarithmic.get(i)).isCloseTo(expected[i], Assertions.within(1e-14));
    }
    Plan whole =
        Plan.of(
            small(
                "vary: {data.train: {uniform: [50, 500], whole: true}}",
                "trials: 3",
                "search_seed: 7"));
    assertThat(whole.cells().stream().map(c -> c.data().settings().get("train")).distinct())
        .containsExactly(252, 200, 239);
  }

  @Test
  void moreTrialsAndSettingsChangeNoDraw() {
    Specification few = Overrides.trials(Overrides.set(small(), "methods.*.chi=uniform(0,1)"), 5);
    List<Object> before = values(Plan.of(few), "gr-dpo", "chi");
    assertThat(values(Plan.of(Overrides.trials(few, 9)), "gr-dpo", "chi"))
        .startsWith(before.toArray());
    Specification more = Overrides.set(few, "methods.*.beta=choice(0.1,0.2,0.3)");
    assertThat(values(Plan.of(more), "gr-dpo", "chi")).isEqualTo(before);
    assertThat(values(Plan.of(Overrides.searchSeed(few, 1)), "gr-dpo", "chi"))
        .doesNotContainAnyElementsOf(before);
  }

  @Test
  void trialHasTheSameValuesForEveryMethodAndSeed() {
    Specification spec =
        Overrides.trials(Overrides.set(small(), "methods.*.chi=log-uniform(0.01,1)"), 4);
    Plan plan = Plan.of(Overrides.seeds(spec, List.of(1L, 2L)));
    List<Object> draws = values(plan, "gr-dpo", "chi");
    assertThat(draws).hasSize(8).isEqualTo(values(plan, "gr-ipo", "chi"));
    assertThat(draws.subList(0, 4)).isEqualTo(draws.subList(4, 8));
    assertThat(values(plan, "dpo", "beta")).as("dpo has no chi").hasSize(2);
    assertThat(Plan.of(Overrides.set(spec, "methods.*.beta=1,2")).cells()).hasSize(2 * 9);
  }

  @Test
  void casesAreUnionsOfGrids() {
    Specification spec =
        small(
            "vary:",
            "  methods.dpo.beta: [1, 2]",
            "  cases:",
            "    small: {data.train: 100, methods.gr-dpo.eta_alpha: 0.1}",
            "    large:",
            "      data.train: 500",
            "      cases:",
            "        mean: {methods.*.chi: 0}",
            "        worst: {methods.gr-dpo.chi: [0.5, 1], methods.gr-ipo.chi: 1}");
    assertThat(Plan.of(spec).varied())
        .containsExactly("methods.dpo.beta", "data.case", "methods.case", "methods.gr-dpo.chi");
    assertThat(cells(spec))
        .containsExactly(
            "dpo seed=1 methods.dpo.beta=1 data.case=small",
            "dpo seed=1 methods.dpo.beta=2 data.case=small",
            "gr-dpo seed=1 data.case=small methods.gr-dpo.chi=1",
            "gr-ipo seed=1 data.case=small",
            "dpo seed=1 methods.dpo.beta=1 data.case=large",
            "dpo seed=1 methods.dpo.beta=2 data.case=large",
            "gr-dpo seed=1 data.case=large methods.case=mean",
            "gr-dpo seed=1 data.case=large methods.case=worst methods.gr-dpo.chi=0.5",
            "gr-dpo seed=1 data.case=large methods.case=worst methods.gr-dpo.chi=1",
            "gr-ipo seed=1 data.case=large methods.case=mean",
            "gr-ipo seed=1 data.case=large methods.case=worst");
    Plan set = Plan.of(Overrides.set(spec, "methods.gr-dpo.eta_alpha=0.7"));
    assertThat(set.cells()).hasSize(4 + 4 + 3);
    assertThat(values(set, "gr-dpo", "eta_alpha")).containsOnly(0.7);
  }

  @Test
  void exclusionsNeedEveryEntry() {
    Specification spec =
        Overrides.exclude(
            small("vary: {methods.*.chi: [0, 0.5, 1]}", "exclude: [{methods.*.chi: [0.0, 1]}]"),
            "method=gr-dpo,methods.*.chi=0.5");
    assertThat(cells(spec)).containsExactly("dpo seed=1", "gr-ipo seed=1 methods.*.chi=0.5");
  }

  /** Two lists that fit together one way only: the others are excluded before they are read. */
  @Test
  void excludedCombinationsNeedNotMakeSense() {
    Specification spec =
        Overrides.methods(
            spec(
                "vary:",
                "  data.rewards: [[[1, 3, 1, 3]], [[1, 3, 1, 3], [3, 1, 3, 1]]]",
                "  data.group_weights: [[1], [0.2, 0.8]]",
                "  data.label_certainty: [[1], [1, 1]]",
                "exclude:",
                "  - {data.rewards: [[[1, 3, 1, 3]]], data.group_weights: [[0.2, 0.8]]}",
                "  - {data.rewards: [[[1, 3, 1, 3], [3, 1, 3, 1]]], data.group_weights: [[1]]}",
                "  - {data.group_weights: [[1]], data.label_certainty: [[1, 1]]}",
                "  - {data.group_weights: [[0.2, 0.8]], data.label_certainty: [[1]]}"),
            List.of("dpo"));
    assertThat(Plan.of(spec).cells()).hasSize(2 * 20);
  }

  @Test
  void subsetsNarrowSeedsMethodsAndValues() {
    Specification spec =
        spec(
            "vary:",
            "  methods.*.chi: [0, 0.5, 1]",
            "  cases: {a: {data.train: 100}, b: {data.train: [200, 300]}}",
            "subsets:",
            "  quick: {seeds: 2021, methods: [dpo, gr-dpo], where: {methods.*.chi: [0, 1]}}",
            "  one: {seeds: 2021..2022, methods: dpo, where: {data.case: b, data.train: 300}}");
    assertThat(cells(Overrides.subset(spec, "quick"))).hasSize(3 * (1 + 2));
    assertThat(cells(Overrides.subset(spec, "one")))
        .containsExactly("dpo seed=2021 data.case=b", "dpo seed=2022 data.case=b");
  }

  /** A method and its seed mean the same data and the same start, whatever else varies. */
  @Test
  void seedsArePairedOverMethodsAndPoints() {
    Plan plan = Plan.of(small("vary: {methods.*.chi: [0, 1], methods.*.beta: [1, 2]}"));
    List<DataPlan<?>> data = new ArrayList<>();
    plan.cells().forEach(cell -> data.add(cell.data()));
    assertThat(data).allMatch(other -> other == data.get(0));
    Plan alone = Plan.of(Overrides.methods(small(), List.of("gr-ipo")));
    assertThat(hash(alone.cells().get(0).data())).isEqualTo(hash(data.get(0)));
  }

  /** Of the pairs and of where training starts. */
  private static String hash(DataPlan<?> plan) {
    return plan.loader().load(1, part -> {}).hash();
  }

  @Test
  void valuesOfOneMethodDoNotMultiplyThoseOfAnother() {
    Plan plan =
        Plan.of(
            small(
                "vary:",
                "  methods.dpo.beta: 1..20",
                "  methods.gr-dpo.beta: 1..20",
                "  methods.gr-ipo.beta: 1..20"));
    assertThat(plan.cells()).hasSize(60);
  }

  @Test
  void tenThousandCellsArePlannedInSeconds() {
    Specification spec =
        Overrides.trials(
            Overrides.set(
                Overrides.set(spec(), "methods.*.beta=log-uniform(0.01,1)"),
                "data.train=uniform(50,500,whole)"),
            72);
    Plan.of(Overrides.trials(spec, 2));
    long start = System.nanoTime();
    Plan plan = Plan.of(spec);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(plan.cells()).hasSizeGreaterThan(9_000);
    Set<DataPlan<?>> points = Collections.newSetFromMap(new IdentityHashMap<>());
    plan.cells().forEach(cell -> points.add(cell.data()));
    assertThat(points.size()).isLessThanOrEqualTo(72);
  }

  /** What is written runs again to the same cells, and is written the same again. */
  @Test
  void documentsRunToTheSameCells() throws Exception {
    List<Specification> specs = new ArrayList<>();
    for (String name : Catalogue.NAMES) {
      Specification spec = Specification.parse(name, Cli.run("show", name).out());
      specs.add(spec);
      if (spec.sweep().subsets().containsKey("quick")) {
        specs.add(Overrides.subset(spec, "quick"));
      }
    }
    Specification cases =
        spec(
            "vary:",
            "  data.features: [same, flipped]",
            "  methods.*.radius: [0]",
            "  cases:",
            "    closed: {methods.gr-ipo.ridge: [0, 1]}",
            "    steps: {methods.gr-ipo.solver: gradient, methods.gr-ipo.eta_theta: [0.1, 0.2],",
            "            methods.gr-dpo.chi: {uniform: [0, 1]}}",
            "trials: 2",
            "search_seed: 3",
            "exclude: [{method: dpo, seed: 2021..2030}, {data.features: same, method: is-dpo}]",
            "subsets: {few: {seeds: 2040, where: {data.features: same}}}",
            "selection: worst-validation-loss");
    specs.add(cases);
    specs.add(Overrides.subset(cases, "few"));
    specs.add(Overrides.methods(cases, List.of("dpo", "is-dpo")));
    specs.add(Overrides.methods(spec("vary: {methods.*.chi: [0, 1]}"), List.of("dpo")));
    specs.add(Overrides.set(cases, "methods.*.ridge=3"));
    for (Specification spec : specs) {
      Plan plan = Plan.of(spec);
      String yaml = YamlFormat.MAPPER.writeValueAsString(plan.document());
      Plan again = Plan.of(Specification.parse("again.yaml", yaml));
      assertThat(YamlFormat.MAPPER.writeValueAsString(again.document())).isEqualTo(yaml);
      assertThat(again.varied()).isEqualTo(plan.varied());
      assertThat(again.cells().stream().map(SweepTest::content).toList())
          .isEqualTo(plan.cells().stream().map(SweepTest::content).toList());
    }
  }

  /** The cell's id, but for files and models that are not here. */
  private static String content(Cell cell) {
    return cell.describe()
        + RecordJson.canonical(cell.method().settings())
        + RecordJson.canonical(cell.data().settings());
  }
}
