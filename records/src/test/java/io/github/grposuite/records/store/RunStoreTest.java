package io.github.grposuite.records.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.records.CellIdentity;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.Failure;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States of cells, records on their way from one store to another, and measurements on disk. */
class RunStoreTest {
  @TempDir Path out;

  private final List<CellIdentity> cells = List.of(cell(1), cell(2));
  private final String id = cells.get(0).id();
  private RunStore here;
  private RunStore there;

  private static CellIdentity cell(long seed) {
    return new CellIdentity(Map.of("source", "synthetic"), "dpo", Map.of("beta", 1.0), seed);
  }

  @BeforeEach
  void prepare() throws IOException {
    here = new RunStore(out.resolve("here"));
    there = new RunStore(out.resolve("there"));
    here.prepare();
    there.prepare();
  }

  private static void compute(RunStore store, CellIdentity cell) {
    RunWriter writer = store.writer(cell);
    writer.accept(0, "test", "worst", "kl", 0.5);
    Map<String, Object> policy =
        Map.of("type", "log-linear", "theta", List.of(1.0), "alpha", List.of(1.0));
    writer.complete(new TrainedPolicy(policy, Map.of(), Map.of()), "hash");
    assertThat(writer.publish().state()).isEqualTo(CellState.DONE);
  }

  private CellState state() {
    return here.snapshot().status(id).state();
  }

  private CellStatus fail(RunStore store, String error) {
    RunWriter writer = store.writer(cells.get(0));
    writer.accept(3, "train", "0", "loss", 1.5);
    writer.fail(
        new Failure(Failure.Kind.ERROR, error, writer.step(), Optional.of("Japan")), "hash");
    return writer.publish();
  }

  @Test
  void everyState() throws IOException {
    assertThat(state()).isEqualTo(CellState.PENDING);
    try (CellLock lock = here.tryLock(id).orElseThrow()) {
      assertThat(state()).isEqualTo(CellState.RUNNING);
    }
    here.progress(id);
    assertThat(state()).isEqualTo(CellState.INTERRUPTED);
    fail(here, "on purpose");
    CellStatus failed = here.snapshot().status(id);
    assertThat(failed.state()).isEqualTo(CellState.FAILED);
    assertThat(failed.error()).isEqualTo("on purpose");
    assertThat(failed.step()).isEqualTo(OptionalInt.of(3));
    compute(here, cells.get(0));
    assertThat(state()).isEqualTo(CellState.DONE);
    Path done = out.resolve("here/runs/" + id + "/done");
    Files.delete(done);
    assertThat(state()).isEqualTo(CellState.QUARANTINED);
    here.quarantine(id, "no done file");
    assertThat(state()).isEqualTo(CellState.QUARANTINED);
    assertThat(out.resolve("here/failed/" + id)).doesNotExist();
    assertThat(out.resolve("here/runs/.training-" + id)).doesNotExist();
  }

  @Test
  void leftoversOfACellThatSomebodyHasStay() throws IOException {
    Path leftover = out.resolve("here/runs/.writing-" + id + "-1-1");
    Files.createDirectory(leftover);
    try (CellLock lock = here.tryLock(id).orElseThrow()) {
      here.prepare();
      assertThat(leftover).exists();
    }
    here.prepare();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void recordsAreTakenOver() {
    compute(there, cells.get(0));
    Map<String, byte[]> files = there.files(id);
    assertThat(files)
        .containsOnlyKeys(
            "metrics.csv", "policy.json", "manifest.json", "environment.json", "done");
    assertThat(here.adopt(id, files)).isEqualTo(there.record(id).orElseThrow());
    assertThat(here.adopt(id, files).state()).isEqualTo(CellState.DONE);
    assertThat(here.files(id)).containsExactlyEntriesOf(files);
  }

  @Test
  void failuresAreTakenOver() {
    CellStatus failed = fail(there, "on purpose");
    assertThat(here.adopt(id, there.files(id))).isEqualTo(failed);
    assertThat(here.record(id)).hasValue(failed);
    compute(here, cells.get(0));
    assertThat(here.adopt(id, there.files(id)).state()).isEqualTo(CellState.DONE);
  }

  @Test
  void otherResultsAreAConflict() throws IOException {
    compute(here, cells.get(0));
    compute(there, cells.get(0));
    Path run = out.resolve("there/runs/" + id);
    replace(run, "metrics.csv", "step,split,group,metric,value\n0,test,worst,kl,1\n");
    assertThatThrownBy(() -> here.adopt(id, there.files(id)))
        .isInstanceOf(RecordException.class)
        .hasMessageContainingAll(
            "runs/" + id + "/metrics.csv has SHA-256 ", "one of them is wrong");
    assertThat(here.record(id).orElseThrow().state()).isEqualTo(CellState.DONE);
  }

  /** Changes a file and its digest. */
  private static void replace(Path run, String name, String content) throws IOException {
    String before = Sha256.hex(run.resolve(name));
    Files.writeString(run.resolve(name), content);
    Path done = run.resolve("done");
    Files.writeString(done, Files.readString(done).replace(before, Sha256.hex(run.resolve(name))));
  }

  @Test
  void damagedRecordsAreNotTakenOver() throws IOException {
    compute(there, cells.get(0));
    compute(there, cells.get(1));
    Map<String, byte[]> files = there.files(id);
    assertRefused(with(files, "../x", "x"), "a record has no file \"../x\"");
    assertRefused(with(files, "/tmp/x", "x"), "a record has no file");
    assertRefused(with(files, "metrics.csv", "x"), "is not what the run wrote");
    assertRefused(with(files, "done", ""), "done is empty");
    assertRefused(there.files(cells.get(1).id()), "must have format 1 to 3 and id " + id);
    assertThat(out.resolve("here/runs")).isEmptyDirectory();
  }

  private void assertRefused(Map<String, byte[]> files, String message) {
    assertThatThrownBy(() -> here.adopt(id, files))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining(message);
  }

  private static Map<String, byte[]> with(Map<String, byte[]> files, String name, String content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, content.getBytes(StandardCharsets.UTF_8));
    return changed;
  }

  @Test
  void manyMeasurementsGoToTheDiskMeanwhile() throws IOException {
    RunWriter writer = here.writer(cells.get(0));
    StringBuilder expected = new StringBuilder("step,split,group,metric,value\n");
    for (int step = 0; step < 20_000; step++) {
      writer.accept(step, "train", "Côte d'Ivoire, Nord", "loss", 0.1 * step);
      expected.append(step).append(",train,\"Côte d'Ivoire, Nord\",loss,");
      expected.append(Numbers.exact(0.1 * step)).append('\n');
    }
    Path written = out.resolve("here/runs");
    try (var files = Files.walk(written)) {
      assertThat(files.filter(file -> file.endsWith("metrics.csv")))
          .singleElement()
          .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(500_000));
    }
    writer.fail(new Failure(Failure.Kind.ERROR, "x", writer.step(), Optional.empty()), "");
    writer.publish();
    assertThat(here.record(id).orElseThrow().step()).hasValue(19_999);
    assertThat(out.resolve("here/failed/" + id + "/metrics.csv")).hasContent(expected.toString());
  }
}
