package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** status, verify, clean, merge and --shard. */
class StoreCommandsTest {
  private static final String CHI = "synthetic/chi";
  private static final String[] SMALL = {
    "run", CHI, "--set", "methods.*.steps=3", "--set", "methods.*.chi=0,1", "--set", "data.train=30"
  };

  @TempDir Path directory;
  private Path whole;

  @BeforeEach
  void runAll() {
    whole = directory.resolve("whole");
    assertThat(small(whole, "--seeds", "1..3").exitCode()).isZero();
  }

  private static Cli small(Path out, String... more) {
    List<String> arguments = new ArrayList<>(Arrays.asList(SMALL));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(Arrays.asList(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  /** What is the same whenever and wherever it is computed. */
  private static Map<String, String> results(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(out)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString();
        if (name.matches(".*(metrics.csv|policy.json|experiment.yaml)")) {
          files.put(name, Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  private Path record(Path out) throws IOException {
    try (Stream<Path> runs = Files.list(out.resolve(CHI).resolve("runs"))) {
      return runs.filter(run -> Files.isDirectory(run)).sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void shardsMergeToTheWhole() throws IOException {
    List<String> merge = new ArrayList<>(List.of("merge", directory.resolve("merged").toString()));
    for (int i = 1; i <= 7; i++) {
      Path part = directory.resolve("part" + i);
      Cli cli = small(part, "--seeds", "1..3", "--shard", i + "/7");
      assertThat(cli.exitCode()).as(cli.err()).isZero();
      assertThat(cli.out()).contains("next: ./grpo merge OUT ");
      merge.add(part.toString());
    }
    Cli cli = Cli.run(merge.toArray(String[]::new));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("12 records taken, 12 of 12 cells done");
    assertThat(results(directory.resolve("merged"))).isEqualTo(results(whole)).hasSize(25);
    assertThat(Cli.run("report", directory.resolve("merged").toString()).exitCode()).isZero();
  }

  @Test
  void otherSeedsAreAdded() throws IOException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    small(first, "--seeds", "1..2");
    small(second, "--seeds", "3");
    Path merged = directory.resolve("merged");
    Cli cli = Cli.run("merge", merged.toString(), first.toString(), second.toString());
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(results(merged)).isEqualTo(results(whole));
    assertThat(Files.readString(merged.resolve(CHI).resolve("experiment.yaml")))
        .contains("seeds: 1..3\n");
  }

  @Test
  void otherExperimentsAreNot() {
    Path other = directory.resolve("other");
    small(other, "--seeds", "1..3", "--set", "methods.gr-dpo.beta=2");
    Cli cli =
        Cli.run(
            "merge", directory.resolve("merged").toString(), whole.toString(), other.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains("are different experiments, see methods.gr-dpo.beta; only seeds may differ");
  }

  @Test
  void contradictingRecordIsNamedAndNotTaken() throws IOException {
    Path other = directory.resolve("other");
    small(other, "--seeds", "1..3");
    Path metrics = record(other).resolve("metrics.csv");
    String text = Files.readString(metrics);
    Files.writeString(metrics, text.replaceFirst("\n0,", "\n1,"));
    Cli cli = Cli.run("merge", whole.toString(), other.toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains(record(other).getFileName() + " was not taken: ");
    assertThat(Cli.run("verify", whole.toString()).exitCode()).isZero();
  }

  @Test
  void notWithItself() {
    Cli cli = Cli.run("merge", whole.toString(), whole.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("cannot be put together with itself");
    assertThat(Cli.run("merge", whole.toString()).err())
        .contains("expected a directory to write to and at least one to take from");
  }

  @Test
  void statusCountsByMethod() throws IOException {
    Cli all = Cli.run("status", whole.toString());
    assertThat(all.exitCode()).isZero();
    assertThat(all.out())
        .containsPattern("gr-dpo +6 +0 +0 +0 +0 +0 +6\n")
        .containsPattern("all +12 +0 +0 +0 +0 +0 +12\n");
    Files.move(record(whole), directory.resolve("gone"));
    Cli some = Cli.run("status", whole.toString());
    assertThat(some.exitCode()).isEqualTo(1);
    assertThat(some.out()).containsPattern("all +11 +0 +0 +0 +0 +1 +12\n");
  }

  @Test
  void verifyNamesWhatIsWrong() throws IOException {
    Path run = record(whole);
    Path other = directory.resolve("other");
    small(other, "--seeds", "5");
    Path foreign = record(other);
    Files.move(foreign, run.resolveSibling(foreign.getFileName().toString().replace("a", "b")));
    Files.writeString(run.resolve("policy.json"), "{}");
    Files.createDirectory(run.resolveSibling("notes"));
    Cli cli = Cli.run("verify", whole.toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err())
        .contains(run.resolve("policy.json") + " (2 bytes) is not what the run wrote")
        .contains("notes is not a record");
    assertThat(cli.out()).contains("13 records, ");
  }

  @Test
  void verifyComputesAgain() {
    Cli cli = Cli.run("verify", whole.toString(), "--rerun", "5", "--seed", "7");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("computed 5 cells again (--seed 7): 5 with the same bytes");
  }

  /** A forged record: whole by its digests, but not what the computation gives. */
  @Test
  void verifyFindsAForgery() throws IOException {
    Path run = record(whole);
    Path metrics = run.resolve("metrics.csv");
    String text = Files.readString(metrics);
    int last = text.length() - 2;
    String forged = text.substring(0, last) + (text.charAt(last) == '7' ? "8\n" : "7\n");
    forge(run, "metrics.csv", forged);
    assertThat(Cli.run("verify", whole.toString()).exitCode()).isZero();
    Cli cli = Cli.run("verify", whole.toString(), "--rerun", "12");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("metrics.csv has other bytes this time");
    assertThat(cli.out()).contains("11 with the same bytes");
  }

  @Test
  void cleanRemovesOnlyWhatIsSafe() throws IOException {
    Map<String, String> before = results(whole);
    Path run = record(whole);
    Path runs = run.getParent();
    Path half = Files.createDirectory(runs.resolve(".writing-0123456789abcdef-1-1"));
    Files.writeString(half.resolve("metrics.csv"), "step");
    Path state = Files.createDirectory(runs.resolve(".training-" + run.getFileName()));
    Path needed = Files.createDirectory(runs.resolve(".training-0123456789abcdef"));

    Cli dry = Cli.run("clean", whole.toString(), "--dry-run");
    assertThat(dry.out()).contains("would remove " + half, "would remove " + state);
    assertThat(half).exists();
    Cli cli = Cli.run("clean", whole.toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("removed 2 leftovers");
    assertThat(half).doesNotExist();
    assertThat(state).doesNotExist();
    assertThat(needed).exists();
    assertThat(results(whole)).isEqualTo(before);
  }

  @Test
  void noExperiment() {
    for (String command : List.of("status", "verify", "clean")) {
      Cli cli = Cli.run(command, directory.resolve("absent").toString());
      assertThat(cli.exitCode()).isEqualTo(2);
      assertThat(cli.err()).contains("absent: no such directory");
    }
  }

  @Test
  void dryRunCountsAndEstimates() {
    Cli fresh = small(directory.resolve("new"), "--seeds", "1..3", "--dry-run");
    assertThat(fresh.out()).contains("12 cells\n").containsPattern("about \\d+ seconds? on ");
    assertThat(directory.resolve("new")).doesNotExist();
    Cli more = small(whole, "--seeds", "1..4", "--dry-run");
    assertThat(more.out()).contains("16 cells, 12 of them done").contains("from finished cells");
    Cli shard = small(directory.resolve("new"), "--seeds", "1..3", "--dry-run", "--shard", "1/5");
    assertThat(shard.out()).contains("3 cells\n");
  }

  /** Writes a file of a record anew, and its digest, as somebody would who knows how. */
  private static void forge(Path run, String name, String text) throws IOException {
    Files.writeString(run.resolve(name), text);
    Path done = run.resolve("done");
    String line = DigestUtils.sha256Hex(text) + "  " + name;
    Files.writeString(
        done, Files.readString(done).replaceFirst("[0-9a-f]{64}  \\Q" + name + "\\E", line));
  }

  @Test
  void aRecordThatDescribesAnotherCellIsPutAside() throws IOException {
    Path run = record(whole);
    String manifest = Files.readString(run.resolve("manifest.json"));
    forge(run, "manifest.json", manifest.replaceFirst("\"seed\" : [0-9]+", "\"seed\" : 77"));
    assertThat(Cli.run("verify", whole.toString()).err()).contains("but lies under ");
    Cli merge = Cli.run("merge", directory.resolve("merged").toString(), whole.toString());
    assertThat(merge.exitCode()).isEqualTo(1);
    assertThat(merge.out()).contains("11 records taken");
    assertThat(Cli.run("export", whole.toString()).exitCode()).isEqualTo(1);
    Cli again = small(whole, "--seeds", "1..3");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("but lies under ", "quarantine");
    assertThat(Cli.run("verify", whole.toString()).exitCode()).isZero();
  }

  @Test
  void measurementsAndPoliciesThatMakeNoSenseAreNotTaken() throws IOException {
    forge(record(whole), "metrics.csv", "step,split,group,metric,value\n0,test,wor");
    Path merged = directory.resolve("merged");
    Cli merge = Cli.run("merge", merged.toString(), whole.toString());
    assertThat(merge.exitCode()).isEqualTo(1);
    assertThat(merge.err()).contains(record(whole).getFileName() + " was not taken: ");
    assertThat(Cli.run("verify", whole.toString()).err()).contains("line 2", " away and run again");

    forge(record(merged), "policy.json", "{}");
    assertThat(Cli.run("verify", merged.toString()).err()).contains("policy.json is no policy");
    forge(record(merged), "policy.json", "[]");
    assertThat(Cli.run("verify", merged.toString()).err())
        .contains("policy.json is not a JSON object");
  }

  @Test
  void aTornDoneFileIsNamed() throws IOException {
    Files.writeString(record(whole).resolve("done"), "0123");
    Path merged = directory.resolve("merged");
    Cli merge = Cli.run("merge", merged.toString(), whole.toString());
    assertThat(merge.exitCode()).isEqualTo(1);
    assertThat(merge.err()).contains(record(whole).getFileName() + " was not taken: ");
    assertThat(merge.out()).contains("11 records taken");
  }

  @Test
  void lostRecordsAreNoticed() throws IOException {
    Files.move(record(whole), directory.resolve("gone"));
    Cli cli = Cli.run("verify", whole.toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("cells.csv calls 1 cell done that have no record here");
  }

  @Test
  void aTableThatIsNoneIsAnError() throws IOException {
    Path table = whole.resolve(CHI).resolve("cells.csv");
    Files.writeString(table, "");
    for (String[] command :
        List.of(
            new String[] {"status", whole.toString()},
            new String[] {"verify", whole.toString()},
            new String[] {"merge", directory.resolve("merged").toString(), whole.toString()})) {
      Cli cli = Cli.run(command);
      assertThat(cli.exitCode()).as(command[0]).isEqualTo(2);
      assertThat(cli.err())
          .contains("must begin with the columns id,method,seed")
          .doesNotContain("Exception");
    }
    Files.delete(table);
    Files.createDirectory(table);
    assertThat(Cli.run("status", whole.toString()).err()).contains("is not a file; give");
  }

  @Test
  void cleanKeepsAFailureWhoseRunIsDamaged() throws IOException {
    Path failures = Files.createDirectories(whole.resolve(CHI).resolve("failed"));
    Path failure = failures.resolve(record(whole).getFileName());
    Files.createDirectory(failure);
    Files.writeString(record(whole).resolve("metrics.csv"), "");
    assertThat(Cli.run("clean", whole.toString()).out()).contains("removed 0 leftovers");
    assertThat(failure).exists();
  }

  @Test
  void anExperimentInAnExperimentIsRefused() {
    Cli cli = Cli.run("merge", whole.resolve(CHI).resolve("x").toString(), whole.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("lies in the experiment ");
  }
}
