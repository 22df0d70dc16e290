package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file or the command line holds, the answer is one line that says what to do. */
class HostileSpecificationTest {
  private static final String DATA =
      "data: {source: synthetic, random: splittable, features: same, pairs: even, actions: 4,"
          + " state_dimension: 1, rewards: [[1, 3], [3, 1]], group_weights: [0.5, 0.5], train: 20,"
          + " validation: 20, test: 20, start: [0, 1]}\n";
  private static final String BASE =
      "name: my/experiment\nseeds: 1..3\n"
          + DATA
          + "methods:\n"
          + "  dpo: {beta: 1, eta_theta: 0.5, steps: 10}\n"
          + "  gr-dpo: {beta: 1, eta_theta: 0.5, eta_alpha: 0.1, steps: 10}\n";

  @TempDir Path directory;

  private static Arguments file(String name, String yaml, String... parts) {
    return Arguments.of(name, yaml, parts);
  }

  private static Arguments with(String name, String keys, String... parts) {
    return Arguments.of(name, BASE + keys + "\n", parts);
  }

  static Stream<Arguments> files() {
    return Stream.of(torn(), names(), sweeps(), exclusions(), subsets()).flatMap(s -> s);
  }

  private static Stream<Arguments> torn() {
    return Stream.of(
        file("only a comment", "# nothing\n", "is empty; start from an experiment"),
        file("null", "~", "is empty; start from an experiment"),
        file("a number", "42", "the file: must be a block of keys and values, but was 42"),
        file("torn list", BASE.substring(0, 120), "is not valid YAML: expected ',' or '}'"),
        file("torn quotes", "name: 'my", "line 1 is not valid YAML: found unexpected end of"),
        file("torn escape", "name: \"\\x", "escape like \\x", "complete it"),
        file("half a character", "name: \"a\\ud83d\"", "line 1 has half of a character, \\ud83d"),
        file("control character", "name: a\u0000b", "character that YAML does not allow"),
        file("tabs", "name: a\n\tseeds: 1", "line 2 is not valid YAML", "\\t(TAB)"),
        file("duplicate key", BASE + "seeds: 4\n", "Duplicate field 'seeds'; keep one"),
        file("duplicate method", BASE.replace("gr-dpo", "dpo"), "Duplicate field 'dpo'"),
        file("alias", "seeds: &s 1\nname: *s", "line 1 has the anchor &s; remove it"),
        file("unknown alias", "name: *s", "line 1 has the alias *s; write out"),
        file("merge key", BASE + "<<: {seeds: 1}\n", "<<: unknown key"),
        file("tag", "name: !!set [a]", "line 1 has the tag !!set; remove it"),
        file("own tag", BASE + "trials: !mine 3\n", "has the tag !mine; remove it"),
        file("two documents", BASE + "---\n" + BASE, "begins a second document; keep one"),
        file("deep list", "a: " + "[".repeat(5000), "line 1 is nested more than 40 deep"),
        file("deep blocks", deepBlocks(3000), "is nested more than 40 deep; write it flatter"),
        file("huge", "a: " + "x".repeat(2_000_001), "is larger than 2 MB", "give another file"),
        file("number as key", BASE + "1: 2\n", "1: unknown key"),
        file("list as key", "? [a]\n: 1", "write plain text as the key"),
        file("key of two lines", "? \"a\\nb\"\n: 1", "a\\nb: unknown key"));
  }

  private static Stream<Arguments> names() {
    return Stream.of(
        file("path in the name", BASE.replace("my/e", "../e"), "name: must be lower-case words"),
        file("absolute name", BASE.replace("my/e", "/e"), "name: must be lower-case words"),
        file("long name", BASE.replace("my/", "a/".repeat(90)), "name: must be lower-case words"),
        file("number as name", BASE.replace("my/experiment", "7"), "name: must be text, but was 7"),
        method("=cmd|' /C calc'!A0", "methods: a name must be 1 to 64 letters"),
        method("+1+cmd", "begin with a letter or digit, but was \"+1+cmd\"; rename it"),
        method("@SUM(A1)", "a name must be 1 to 64 letters"),
        method("a,b", "but was \"a,b\"; rename it"),
        method("a\\nb", "but was \"a\\nb\"; rename it"),
        method("../../up", "but was \"../../up\"; rename it"),
        method("", "but was \"\"; rename it"),
        method("*", "but was \"*\"; rename it"),
        method("a".repeat(65), "a name must be 1 to 64 letters"),
        file(
            "method without a block",
            BASE.replaceAll("dpo: \\{beta: 1, eta_theta: 0.5, steps: 10}", "dpo: 3"),
            "methods.dpo: must be a block of keys and values, but was 3"));
  }

  private static Arguments method(String name, String... parts) {
    return file("method " + name, BASE + "  \"" + name + "\": {loss: dpo}\n", parts);
  }

  private static Stream<Arguments> sweeps() {
    return Stream.of(
        file("seeds of a billion", BASE.replace("1..3", "1..1000000000"), "over a million seeds"),
        file("many ranges", BASE.replace("1..3", "0..999999,5..999999"), "over a million seeds"),
        file("seeds as a block", BASE.replace("1..3", "{a: 1}"), "seeds: must be seeds like"),
        file("negative seed", BASE.replace("1..3", "-4"), "seeds: a seed must be a whole number"),
        vary("data.train: .nan", "line 8 has the number .nan; write a finite one"),
        vary("methods.dpo.beta: [1, -.Inf]", "line 8 has the number -.Inf; write a finite one"),
        vary(
            "methods.dpo.beta: [1, 1e999]",
            "line 8 has the number 1e999, which is beyond the largest, 1.8e308; write a finite"
                + " one"),
        vary("data.train: []", "vary.data.train: must be a list of values, but was []"),
        vary("data.train: [1, ]\n  data.x: [~]", "vary.data.x: must have values, but one is empty"),
        vary("data.train: 0..1:0", "a range's step must be positive, but was \"0..1:0\""),
        vary("data.train: 0..1:-1", "a range's step must be positive"),
        vary("data.train: 5..1", "a range must rise, but was \"5..1\"; write the smaller number"),
        vary("methods.*.beta: 0..1e9:1e-9", "must have at most 100000 values", "larger step"),
        vary("methods.*.beta: 0..1e999", "must be a range like 0..1:0.1 or 1..5, but was"),
        vary("methods.*.beta: 0.5..1", "a range of fractions needs a step", "0..1:0.1"),
        vary("data.train: {unifrom: [1, 2]}", "must be one of uniform, log-uniform, choice"),
        vary("data.train: {uniform: 3}", "vary.data.train.uniform: must be a list like"),
        vary("data.train: {uniform: [1, 2], whole: 3}", "whole: must be true or false, but was 3"),
        vary("data.train: {uniform: [2, 1]}", "[low, high] with low below high, but was [2, 1]"),
        vary(
            "data.train: {uniform: [0, 1e999]}",
            "line 8 has the number 1e999, which is beyond the largest, 1.8e308; write a finite"
                + " one"),
        vary("data.train: {log-uniform: [0, 1]}", "must be two positive numbers [low, high]"),
        vary("data.train: {uniform: [0.5, 2], whole: true}", "must be two whole numbers"),
        vary("data.train: {choice: []}", "vary.data.train.choice: must be a list of values"),
        vary("data.train: {uniform: [20, 30]}", "trials: is missing, but values are drawn"),
        with("trials of nothing", "trials: 3", "trials: no value is drawn; remove it"),
        with("trials as text", "trials: many", "trials: must be a whole number from 1 to 1000000"),
        with("no trials", "trials: 0", "trials: must be a whole number from 1 to 1000000"),
        with("search seed", "search_seed: -1", "search_seed: must be a whole number from 0"),
        with("selection", "selection: best", "must be one of last, worst-validation-loss"),
        with("vary as a list", "vary: [1]", "vary: must be a block of keys and values"),
        vary("cases: {}", "vary.cases: is empty; name a case with its settings"),
        vary("cases: {a: 3}", "vary.cases.a: must be a block of keys and values, but was 3"),
        vary("cases: {a/b: {data.train: 3}}", "vary.cases: a name must be", "but was \"a/b\""),
        vary("cases: {a: {data.trian: 3}}", "data.trian: unknown key; did you mean \"train\"?"),
        vary(
            "data.train: [20]\n  cases: {a: {data.train: 30}}",
            "vary.cases.a.data.train: also varies further out"),
        vary(deepCases(10), "cases must be nested at most 8 deep; write them out"),
        vary(
            "cases: {a: {data.train: 30}, b: {data.train: 30}}",
            "two cells are the same run: dpo seed=1 data.case=a and dpo seed=1 data.case=b"),
        vary("beta: [1, 2]", "beta: unknown setting; write data.KEY, methods.METHOD.KEY"),
        vary("methods.: [1, 2]", "methods.: unknown setting; write data.KEY"),
        vary(
            "data.train: 11..1010\n  data.test: 11..1010\n  data.validation: 11..1010\n"
                + "  methods.*.beta: 1..1000",
            "would have 6000000000000 cells, but at most 1000000"));
  }

  private static Arguments vary(String axes, String... parts) {
    return with("vary " + axes.lines().findFirst().orElse(""), "vary:\n  " + axes, parts);
  }

  private static Stream<Arguments> exclusions() {
    String vary = "vary: {methods.*.beta: [1, 2]}\n";
    return Stream.of(
        with("exclude as text", vary + "exclude: x", "exclude: must be a list of what to leave"),
        with("empty item", vary + "exclude: [{}]", "exclude.0: is empty, which would leave out"),
        with("unknown path", vary + "exclude: [{methods.*.bta: 1}]", "exclude.0.methods.*.bta:"),
        with("unknown value", vary + "exclude: [{methods.*.beta: 3}]", "never is 3; its values"),
        with("unknown method", vary + "exclude: [{method: gr-dop}]", "did you mean \"gr-dpo\"?"),
        with("unknown seed", vary + "exclude: [{seed: 9}]", "unknown seed 9; seeds are 1..3"),
        with("unknown case", vary + "exclude: [{data.case: a}]", "there are no such cases"),
        with("drawn value", vary + "exclude: [{seed: {uniform: [0, 1]}}]", "list the values"),
        with("everything", vary + "exclude: [{seed: [1, 2, 3]}]", "leaves no cell"));
  }

  private static Stream<Arguments> subsets() {
    return Stream.of(
        with("empty subset", "subsets: {quick: {}}", "subsets.quick: is empty; give it seeds"),
        with("no method", "subsets: {quick: {methods: []}}", "subsets.quick.methods: must be a"),
        with("unknown key", "subsets: {quick: {seed: 1}}", "quick.seed: unknown key; did you mean"),
        with("other seeds", "subsets: {q: {seeds: 7}}", "some of the experiment's seeds, 1..3"),
        with("other method", "subsets: {q: {methods: [ipo]}}", "subsets.q.methods: unknown method"),
        with("other path", "subsets: {q: {where: {data.train: 3}}}", "data.train: does not vary"),
        with("seed in where", "subsets: {q: {where: {seed: 3}}}", "write seeds beside where"),
        with("path as name", "subsets: {../q: {seeds: 1}}", "subsets: a name must be"));
  }

  private static String deepBlocks(int depth) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      yaml.append(" ".repeat(i)).append("a:\n");
    }
    return yaml.toString().substring(0, Math.min(yaml.length(), 1_900_000));
  }

  private static String deepCases(int depth) {
    return "cases: {a: {".repeat(depth) + "data.train: 3" + "}}".repeat(depth);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void hostileFile(String name, String yaml, String[] parts) throws IOException {
    Path file = Files.writeString(directory.resolve("my.yaml"), yaml);
    assertOneLine(Cli.run("run", file.toString(), "--dry-run"), parts);
    assertThat(Cli.run("run", file.toString(), "--dry-run").err()).contains(file + ": ");
  }

  private static void assertOneLine(Cli cli, String... parts) {
    assertThat(cli.exitCode()).as(cli.out() + cli.err()).isEqualTo(2);
    assertThat(cli.err().lines()).hasSize(1);
    assertThat(cli.err())
        .startsWith("grpo: ")
        .hasSizeLessThan(1200)
        .contains(parts)
        .doesNotContain("Exception", "\tat ", "snakeyaml", "jackson", "java.");
  }

  static Stream<Arguments> flags() {
    return Stream.of(
        flag("data.train=0..1:0", "--set", "--set: data.train: a range's step must be positive"),
        flag("data.train=9..1", "--set", "--set: data.train: a range must rise"),
        flag("data.train=1..", "--set", "must be a range like 0..1:0.1 or 1..5, but was \"1..\""),
        flag("data.train=uniform(1)", "--set", "must be two numbers [low, high]"),
        flag("data.train=uniform(5,1)", "--set", "low below high, but was [5, 1]"),
        flag("data.train=log-uniform(-1,1)", "--set", "must be two positive numbers"),
        flag("data.train=choice()", "--set", "choice: must be a list of values, but was []"),
        flag("data.train=uniform(20,30)", "--set", "trials: is missing", "--trials 20"),
        flag("data.train=*a", "--set", "--set: data.train: cannot read the value \"*a\""),
        flag("data.train=!!int 3", "--set", "cannot read the value"),
        flag("data.train=1\n2", "--set", "must be a whole number, but was \"1 2\""),
        flag("data.train=1,,2", "--set", "cannot read the value \"1,,2\""),
        flag("methods.=1", "--set", "methods.: unknown setting"),
        flag("=1", "--set", "--set: must be path=value"),
        flag("data.train=" + "[".repeat(5000), "--set", "cannot read the value"),
        flag("0", "--trials", "--trials: must be a whole number from 1 to 1000000"),
        flag("3", "--trials", "trials: no value is drawn"),
        flag("x", "--search-seed", "--search-seed: must be a whole number from 0"),
        flag("quick", "--subset", "--subset: unknown subset \"quick\"", "it has no subsets"),
        flag("dpo", "--exclude", "--exclude: must be path=value like methods.*.chi=0"),
        flag("method=ipo", "--exclude", "--exclude.method: unknown method \"ipo\""),
        flag("seed=uniform(0,1)", "--exclude", "--exclude: seed: must be a value or a range"),
        flag("seed=1..3", "--exclude", "exclude: leaves no cell"));
  }

  private static Arguments flag(String value, String flag, String... parts) {
    return Arguments.of(flag, value, parts);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("flags")
  void hostileFlag(String flag, String value, String[] parts) throws IOException {
    Path file = Files.writeString(directory.resolve("my.yaml"), BASE);
    List<String> arguments = new ArrayList<>(List.of("run", file.toString(), "--dry-run"));
    arguments.addAll(List.of(flag, value));
    assertOneLine(Cli.run(arguments.toArray(String[]::new)), parts);
  }

  @Test
  void otherEncodings() throws IOException {
    for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
      Path file = Files.write(directory.resolve("my.yaml"), (BASE + "# é").getBytes(charset));
      assertOneLine(Cli.run("run", file.toString()), file + ": is not UTF-8 text; save it");
    }
    Path folder = Files.createDirectory(directory.resolve("folder.yaml"));
    assertOneLine(Cli.run("run", folder.toString()), "is a folder, not a file");
  }
}
