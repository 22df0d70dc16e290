package io.github.grposuite.cli.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.grposuite.core.Metric;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Advantage;
import io.github.grposuite.reports.verdict.Bound;
import io.github.grposuite.reports.verdict.Change;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Design;
import io.github.grposuite.reports.verdict.Difference;
import io.github.grposuite.reports.verdict.Equivalence;
import io.github.grposuite.reports.verdict.Expectation;
import io.github.grposuite.reports.verdict.Extreme;
import io.github.grposuite.reports.verdict.GroupOrder;
import io.github.grposuite.reports.verdict.Margin;
import io.github.grposuite.reports.verdict.Monotone;
import io.github.grposuite.reports.verdict.Overfitting;
import io.github.grposuite.reports.verdict.Slope;
import io.github.grposuite.reports.verdict.Unit;
import io.github.grposuite.reports.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsReaderTest {
  private static final String START =
      """
      claims:
        - name: c
          text: Some text
          metric: loss
          split: validation
          group: worst
          methods: {gr-dpo: dpo}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the file: must be a block of keys and values, but is missing",
        "'claim: []' | claim: unknown key; did you mean \"claims\"?",
        "'{}' | claims: must be a list of claims, but is missing; write claims: and below it",
        "'claims: []' | claims: must be a list of claims, but was []",
        "'claims: [1]' | claims.0: must be a block of keys and values, but was 1",
        "'claims: [&a {name: a}]' | line 1 has the anchor &a; remove it",
        "'claims: [{nam: a}]' | claims.0.nam: unknown key; did you mean \"name\"?",
        "'claims: [{name: a}]' | claims.0.metric: is missing; add it",
        "'claims: [{metric: loss, split: test, group: worst}]' | claims.0.name: is missing",
        "'$    split: test' | line 8 is not valid YAML: Duplicate field 'split'",
        "'$    margin: -1' | claims.0.margin: must be 0 or a positive number",
        "'$    margin: 5 percent' | claims.0.margin: must be 0 or a positive number",
        "'$    direction: down' | claims.0.direction: unknown value \"down\"; known are lower,"
            + " higher",
        "'$    expect: suported' | claims.0.expect: unknown value \"suported\"; did you mean"
            + " \"supported\"?",
        "'$    expect: [supported, suported]' | claims.0.expect: unknown value \"suported\"",
        "'$    blocks: methods.*.chi' | claims.0.blocks: must be the path of a data setting",
        "'$    unit: fold' | claims.0.unit: unknown value \"fold\"; known are seed, block,"
            + " question",
        "'$    unit: block' | claims.0.unit: is block, but there are no blocks",
        "'$    failed: best' | claims.0.failed: unknown value \"best\"; known are undecided, worst",
        "'$    failed: worst\n"
            + "    unit: question' | claims.0.unit: is question, which is for claims",
        "'$    experiments: []' | claims.0.experiments: is empty; write a name or a list of names",
        "'$    experiments: [a, a]' | claims.0.experiments: must be a name or a list of different"
            + " names",
        "'$    experiment: a\n    experiments: b' | claims.0.experiment: stands beside experiments",
        "'$    source: [a]' | claims.0.source: must be text, but was [\"a\"]; write some",
        "'$    where: same' | claims.0.where: must be a block of keys and values, but was \"same\"",
        "'$    where: {data.features: {a: b}}' | claims.0.where.data.features: must be",
        "'$    except: []' | claims.0.except: must be a list of where another verdict is expected",
        "'$    except: [{expect: undecided}]' | claims.0.except: must be a list of where another"
            + " verdict is expected, beside expect",
        "'$    expect: supported\n"
            + "    except: [{metric: kl}]' | claims.0.except.0.metric: unknown key",
        "'$    expect: supported\n"
            + "    except: [{experiment: a}]' | claims.0.except.0.expect: is missing",
        "'$    expect: supported\n"
            + "    except: [{where: {methods.*.chi: 1}, expect: undecided}]' |"
            + " claims.0.except.0.where: must have data settings alone",
        "'$  - {name: c, text: t, metric: loss, split: test, group: gap, methods: {a: b}}' |"
            + " claims.1.name: is that of another claim, c; rename one",
        "'$  - {name: d e, text: t, metric: loss, split: test, group: gap, methods: {a: b}}' |"
            + " claims.1.name: a name must be 1 to 64 letters",
        "'$  - {name: d, text: t, metric: los, split: test, group: gap, methods: {a: b}}' |"
            + " claims.1.metric: unknown value \"los\"; did you mean \"loss\"?",
        "'$  - {name: d, text: t, metric: loss, split: tests, group: gap, methods: {a: b}}' |"
            + " claims.1.split: unknown value \"tests\"; did you mean \"test\"?",
        "'$  - {name: d, text: t, metric: loss, split: test, group: gap, methods: {a: a}}' |"
            + " claims.1.methods.a: is compared with itself",
        "'$  - {name: d, text: t, metric: loss, split: test, group: gap, methods: {}}' |"
            + " claims.1.methods: is empty",
        "'$  - {name: d, text: t, metric: loss, split: test, group: gap, methods: {a: [1]}}' |"
            + " claims.1.methods.a: must be a name or a list of different names",
        "'$  - {name: d, text: t, metric: weight, split: test, group: 0, methods: {a: b}}' |"
            + " claims.1.split: must not stand here",
        "'$  - {name: d, text: t, metric: weight, group: 0, methods: {a: b}}' | claims.1.direction:"
            + " is missing, and neither is better of weight",
      })
  void messages(String yaml, String message) {
    String text = yaml.replace("$", START).replace("\\n", "\n");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClaimsReader.parse("my.yaml", text))
        .withMessageStartingWith("my.yaml: ")
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'kind: equals' | kind: unknown value \"equals\"; did you mean \"equal\"?",
        "'kind: equal, methods: {a: b}' | margin: is missing or 0, and no finite number of seeds",
        "'kind: equal, margin: 0, methods: {a: b}' | margin: is missing or 0",
        "'kind: equal, margin: 5%, methods: a' | methods: must be a block of keys and values",
        "'kind: equal, direction: lower, margin: 5%, methods: {a: b}' | direction: is no key of a"
            + " claim of kind equal, but of difference",
        "'kind: lowest, methods: {a: b}' | methods: must be a name or a list of names, for this"
            + " kind of claim has no baselines",
        "'kind: lowest' | methods: is missing; add it",
        "'kind: decreasing, methods: a' | over: is missing; add it",
        "'kind: decreasing, methods: a, over: chi' | over: must be the path of a hyperparameter"
            + " like methods.gr-ipo.chi",
        "'over: methods.a.chi, methods: {a: b}' | over: is no key of a claim of kind difference,"
            + " but of decreasing, increasing, slope; remove it or change kind",
        "'kind: smaller-advantage, methods: {a: b}, than: x' | than: must be another experiment"
            + " than the one under experiment",
        "'kind: smaller-advantage, methods: {a: b}, experiment: x, than: x' | than: must be another"
            + " experiment",
        "'kind: smaller-advantage, methods: {a: b}, experiment: x, than: y, where: {data.a: 1}' |"
            + " where: must not stand in a claim on two experiments",
        "'kind: at-most, methods: a, bound: los' | bound: unknown value \"los\"; did you mean"
            + " \"loss\"?",
        "'kind: at-most, methods: a, bound: loss' | bound: is the metric itself",
        "'kind: at-most, methods: a' | bound: is missing; add it",
        "'kind: slope, methods: a, over: methods.a.steps' | at_most: is missing; add it",
        "'kind: slope, methods: a, over: methods.a.steps, at_most: steep' | at_most: must be a"
            + " number, but was \"steep\"",
        "'figure: two, methods: {a: b}' | figure: must be a figure\'s number like 2, but was"
            + " \"two\"",
      })
  void messagesOfKinds(String keys, String message) {
    String yaml =
        "claims: [{name: c, text: t, metric: loss, split: test, group: worst, " + keys + "}]";
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClaimsReader.parse("my.yaml", yaml))
        .withMessageContaining("my.yaml: claims.0." + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'kind: lowest-groups, methods: a, at: start' | groups: is missing; add it",
        "'kind: lowest-groups, methods: a, groups: [1], at: end' | groups: must be a name or a list"
            + " of different names",
        "'kind: lowest-groups, methods: a, groups: [Egypt], at: middle' | at: unknown value"
            + " \"middle\"",
        "'kind: lowest-groups, methods: a, groups: [Egypt], at: end, group: worst' | group: is no"
            + " key of a claim of kind lowest-groups",
        "'kind: change, methods: a' | rises: is missing, and falls as well",
        "'kind: change, methods: a, rises: Egypt, falls: [Egypt]' | rises: has Egypt, which falls"
            + " has as well",
      })
  void messagesOfKindsThatNameGroups(String keys, String message) {
    String yaml = "claims: [{name: c, text: t, metric: loss, split: test, " + keys + "}]";
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClaimsReader.parse("my.yaml", yaml))
        .withMessageContaining("my.yaml: claims.0." + message);
  }

  @Test
  void whatIsOfARunHasNoGroup() {
    String yaml =
        "claims: [{name: c, text: t, metric: suboptimality, split: train, kind: at-most, methods:"
            + " a, bound: bound}]";
    assertThat(ClaimsReader.parse("my.yaml", yaml).get(0).key())
        .isEqualTo(new SeriesKey(Metric.SUBOPTIMALITY, "train", ""));
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () -> ClaimsReader.parse("my.yaml", yaml.replace("kind:", "group: worst, kind:")))
        .withMessage(
            "my.yaml: claims.0.group: must not stand here, for this is of a run as a whole; remove"
                + " it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'metric: kl, split: test, group: worst, methods: {a: b}, unit: question' | unit: is"
            + " question, but of held-out pairs runs record loss and accuracy alone",
        "'metric: loss, split: test, group: worst, kind: equal, margin: 5%, methods: {a: b},"
            + " failed: worst' | failed: is worst, which is for claims of kind difference, lowest"
            + " and highest",
        "'metric: loss, split: test, group: worst, kind: smaller-advantage, methods: {a: b},"
            + " experiment: e/f, than: e/g, blocks: data.fold' | blocks: must not stand in a claim"
            + " on two experiments",
      })
  void messagesOfDesigns(String keys, String message) {
    String yaml = "claims: [{name: c, text: t, " + keys + "}]";
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClaimsReader.parse("my.yaml", yaml))
        .withMessageContaining("my.yaml: claims.0." + message);
  }

  @Test
  void designsAreRead() {
    String start = START + "    ";
    assertThat(ClaimsReader.parse("a", START).get(0).design()).isEqualTo(Design.SEEDS);
    assertThat(ClaimsReader.parse("a", start + "blocks: data.fold\n").get(0).design())
        .isEqualTo(new Design(List.of("data.fold"), Unit.BLOCK, false));
    assertThat(
            ClaimsReader.parse(
                    "a", start + "blocks: [data.fold]\n    unit: seed\n    failed: worst\n")
                .get(0)
                .design())
        .isEqualTo(new Design(List.of("data.fold"), Unit.SEED, true));
  }

  @Test
  void theFamilyIsTheFileOrWhatOfItIsOnAnExperiment() {
    assertThat(ClaimsReader.parse("a", "family: file\n" + START).get(0).design())
        .isEqualTo(Design.SEEDS);
    assertThat(ClaimsReader.parse("a", "family: experiment\n" + START).get(0).design())
        .isEqualTo(new Design(List.of(), Unit.SEED, false, true));
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClaimsReader.parse("a", "family: figure\n" + START))
        .withMessageContaining("family", "file, experiment", "figure");
  }

  @Test
  void kindsAreRead() {
    List<Claim> claims =
        ClaimsReader.parse(
            "my.yaml",
            """
            claims:
              - {name: a, text: t, figure: 7, metric: loss, split: test, group: worst, kind: equal, methods: {x: y}, margin: 5%}
              - {name: b, text: t, metric: accuracy, split: test, group: worst, kind: highest, methods: [x], others: y}
              - {name: c, text: t, metric: loss, split: test, group: worst, kind: decreasing, methods: x, over: methods.x.chi}
              - {name: d, text: t, metric: loss, split: test, group: worst, kind: smaller-advantage, methods: {x: y}, experiment: e/f, than: e/g}
              - {name: e, text: t, metric: loss, split: test, group: worst, kind: overfits, methods: x}
              - {name: f, text: t, metric: accuracy, split: test, kind: lowest-groups, methods: x, groups: [Egypt, Japan], at: start}
              - {name: g, text: t, metric: weight, kind: change, methods: x, rises: Egypt, falls: [Japan]}
              - {name: h, text: t, metric: loss, split: test, group: worst, kind: at-most, methods: x, bound: 2.5}
              - {name: i, text: t, metric: loss, split: test, group: worst, kind: slope, methods: x, over: methods.x.steps, at_most: -0.5}
            """);
    Map<String, List<String>> pair = Map.of("x", List.of("y"));
    List<String> x = List.of("x");
    assertThat(claims.stream().map(Claim::hypothesis))
        .containsExactly(
            new Equivalence(pair),
            new Extreme(false, x, List.of("y")),
            new Monotone(true, x, "methods.x.chi"),
            new Advantage(true, true, pair, "e/g"),
            new Overfitting(true, x),
            new GroupOrder(true, x, List.of("Egypt", "Japan"), true),
            new Change(x, List.of("Egypt"), List.of("Japan")),
            new Bound(true, x, Optional.empty(), 2.5),
            new Slope(x, "methods.x.steps", -0.5));
    assertThat(claims.get(0).figure()).hasValue(7);
    assertThat(claims.get(1).figure()).isEmpty();
  }

  @Test
  void theShortestClaim() {
    Claim claim = ClaimsReader.parse("my.yaml", START).get(0);
    assertThat(claim.key()).isEqualTo(new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST));
    assertThat(lower(claim)).isTrue();
    assertThat(claim.hypothesis())
        .isEqualTo(new Difference(true, Map.of("gr-dpo", List.of("dpo"))));
    assertThat(claim.margin()).isEqualTo(Margin.NONE);
    assertThat(claim.where().settings()).isEmpty();
    assertThat(claim.expect()).isEmpty();
    assertThat(claim.on("anything")).isTrue();
  }

  @Test
  void everyKey() {
    Claim claim =
        ClaimsReader.parse(
                "my.yaml",
                """
                claims:
                  - name: c
                    text: Some text
                    source: section 5
                    experiments: [synthetic/chi, my/own]
                    metric: accuracy
                    split: test
                    group: 1
                    direction: lower
                    methods: {gr-dpo: [dpo, is-dpo], gr-ipo: ipo}
                    where: {data.features: [same, flipped], methods.*.chi: 0.5}
                    margin: 2.5%
                    expect: not supported
                    except: [{experiment: my/own, methods: {gr-ipo: ipo}, expect: undecided}]
                """)
            .get(0);
    assertThat(claim.source()).isEqualTo("section 5");
    assertThat(claim.on("my/own")).isTrue();
    assertThat(claim.on("my/other")).isFalse();
    assertThat(claim.key()).isEqualTo(new SeriesKey(Metric.ACCURACY, "test", "1"));
    assertThat(lower(claim)).isTrue();
    assertThat(((Difference) claim.hypothesis()).pairs().get("gr-dpo"))
        .containsExactly("dpo", "is-dpo");
    assertThat(claim.where().admits("data.features", "flipped")).isTrue();
    assertThat(claim.where().admits("data.features", "swapped")).isFalse();
    assertThat(claim.where().admits("methods.*.chi", "0.50")).isTrue();
    assertThat(claim.margin()).isEqualTo(new Margin(0.025, true));
    assertThat(claim.expect()).contains(Expectation.of(Verdict.NOT_SUPPORTED));
    assertThat(claim.except()).hasSize(1);
  }

  @Test
  void higherIsBetterOfAccuracyAndLowerOfItsGap() {
    String accuracy = START.replace("loss", "accuracy");
    assertThat(lower(ClaimsReader.parse("a", accuracy).get(0))).isFalse();
    assertThat(lower(ClaimsReader.parse("a", accuracy.replace("worst", "gap")).get(0))).isTrue();
  }

  private static boolean lower(Claim claim) {
    return ((Difference) claim.hypothesis()).lower();
  }
}
