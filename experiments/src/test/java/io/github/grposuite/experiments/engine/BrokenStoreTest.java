package io.github.grposuite.experiments.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.Failure;
import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.file.Sha256;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.RunWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that something happened to: each is put aside by name, and no neighbour is touched. */
class BrokenStoreTest {
  /** More than an array holds. */
  private static final long HUGE = (2L << 30) + 1;

  @TempDir Path out;

  private final Plan plan = Cells.plan();
  private final String id = plan.cells().get(1).id();
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void fill() {
    assertThat(run().count(CellState.DONE)).isEqualTo(4);
  }

  private ExperimentStatus run() {
    return ExperimentRun.run(plan, out, RunOptions.local(2), new Notes());
  }

  private final class Notes implements EngineListener {
    @Override
    public void finished(Cell cell, CellStatus outcome, boolean reused) {}

    @Override
    public void noted(String message) {
      notes.add(message);
    }
  }

  private enum Damage {
    TORN_METRICS {
      @Override
      void to(Path run) throws IOException {
        byte[] whole = Files.readAllBytes(run.resolve("metrics.csv"));
        Files.write(run.resolve("metrics.csv"), Arrays.copyOf(whole, whole.length / 2));
      }
    },
    TORN_MANIFEST {
      @Override
      void to(Path run) throws IOException {
        Files.writeString(run.resolve("manifest.json"), "{\"format\": 3,");
      }
    },
    TORN_MANIFEST_WITH_ITS_DIGEST {
      @Override
      void to(Path run) throws IOException {
        replace(run, "manifest.json", "{\"format\": 3,");
      }
    },
    MANIFEST_OF_ANOTHER_CELL {
      @Override
      void to(Path run) throws IOException {
        String text = Files.readString(run.resolve("manifest.json"));
        String other = text.replace(run.getFileName().toString(), "0123456789abcdef");
        replace(run, "manifest.json", other);
      }
    },
    HUGE_MANIFEST {
      @Override
      void to(Path run) throws IOException {
        replace(run, "manifest.json", "[".repeat(2 << 20));
      }
    },
    DEEP_MANIFEST {
      @Override
      void to(Path run) throws IOException {
        replace(run, "manifest.json", "[".repeat(1 << 19));
      }
    },
    NO_POLICY {
      @Override
      void to(Path run) throws IOException {
        Files.delete(run.resolve("policy.json"));
      }
    },
    METRICS_FOLDER {
      @Override
      void to(Path run) throws IOException {
        Files.delete(run.resolve("metrics.csv"));
        Files.createDirectory(run.resolve("metrics.csv"));
      }
    },
    METRICS_LINK {
      @Override
      void to(Path run) throws IOException {
        Path elsewhere = run.resolveSibling("../metrics.csv");
        Files.move(run.resolve("metrics.csv"), elsewhere);
        Files.createSymbolicLink(run.resolve("metrics.csv"), elsewhere.toRealPath());
      }
    },
    HUGE_METRICS {
      @Override
      void to(Path run) throws IOException {
        sparse(run.resolve("metrics.csv"), HUGE);
      }
    },
    NO_DONE {
      @Override
      void to(Path run) throws IOException {
        Files.delete(run.resolve("done"));
      }
    },
    EMPTY_DONE {
      @Override
      void to(Path run) throws IOException {
        Files.writeString(run.resolve("done"), "");
      }
    },
    DONE_WITH_TOO_LITTLE {
      @Override
      void to(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("done"));
        Files.writeString(run.resolve("done"), lines.get(0) + "\n");
      }
    },
    DONE_THAT_LEADS_OUT {
      @Override
      void to(Path run) throws IOException {
        Files.writeString(
            run.resolve("done"), "0".repeat(64) + "  ../x.csv\n", StandardOpenOption.APPEND);
      }
    },
    HUGE_DONE {
      @Override
      void to(Path run) throws IOException {
        sparse(run.resolve("done"), HUGE);
      }
    },
    DONE_NOT_TEXT {
      @Override
      void to(Path run) throws IOException {
        Files.write(run.resolve("done"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 10});
      }
    },
    DONE_FOLDER {
      @Override
      void to(Path run) throws IOException {
        Files.delete(run.resolve("done"));
        Files.createDirectory(run.resolve("done"));
      }
    },
    RUN_LINK {
      @Override
      void to(Path run) throws IOException {
        Path elsewhere = run.resolveSibling("../elsewhere").normalize();
        Files.move(run, elsewhere);
        Files.createSymbolicLink(run, elsewhere);
      }
    },
    DANGLING_RUN_LINK {
      @Override
      void to(Path run) throws IOException {
        Disk.delete(run);
        Files.createSymbolicLink(run, run.resolveSibling("nowhere"));
      }
    },
    RUN_FILE {
      @Override
      void to(Path run) throws IOException {
        Disk.delete(run);
        Files.writeString(run, "not a folder");
      }
    },
    EMPTY_RUN {
      @Override
      void to(Path run) throws IOException {
        Disk.delete(run);
        Files.createDirectory(run);
      }
    };

    abstract void to(Path run) throws IOException;
  }

  private static void sparse(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), size);
    }
  }

  /** Changes a file and its digest. */
  static void replace(Path run, String name, String content) throws IOException {
    String before = Sha256.hex(Files.readAllBytes(run.resolve(name)));
    Files.writeString(run.resolve(name), content);
    String after = Sha256.hex(Files.readAllBytes(run.resolve(name)));
    Path done = run.resolve("done");
    Files.writeString(done, Files.readString(done).replace(before, after));
  }

  private static void forget(Path run, String name) throws IOException {
    Path done = run.resolve("done");
    Files.writeString(done, Files.readString(done).replaceAll("[0-9a-f]{64}  " + name + "\n", ""));
  }

  private Path record() {
    return out.resolve("small/runs").resolve(id);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void isPutAsideAndComputedAgain(Damage damage) throws IOException {
    Map<String, String> before = results();
    damage.to(record());
    ExperimentStatus second = run();
    assertThat(second.count(CellState.DONE)).isEqualTo(4);
    assertThat(notes).singleElement().asString().contains("runs/" + id, "quarantine/" + id + "-1");
    Path aside = out.resolve("small/quarantine/" + id + "-1");
    assertThat(aside.resolve("reason.txt")).content().contains("runs/" + id);
    assertThat(Disk.exists(aside.resolve("record"))).isTrue();
    assertThat(results()).isEqualTo(before);
  }

  @Test
  void aBrokenFailureIsPutAside() throws IOException {
    Disk.delete(record());
    RunStore store = new RunStore(out.resolve("small"));
    RunWriter writer = store.writer(plan.cells().get(1).identity());
    writer.fail(new Failure(Failure.Kind.ERROR, "x", OptionalInt.empty(), Optional.empty()), "");
    writer.publish();
    Path failure = out.resolve("small/failed").resolve(id);
    assertThat(run().count(CellState.FAILED)).isEqualTo(1);
    replace(failure, "failure.json", "{\"kind\": ");
    assertThat(run().count(CellState.DONE)).isEqualTo(4);
    assertThat(notes).singleElement().asString().contains("failure.json is not JSON");
    assertThat(failure).doesNotExist();
  }

  @Test
  void newerRecordsAreLeftAlone() throws IOException {
    Path manifest = record().resolve("manifest.json");
    String newer = Files.readString(manifest).replace("\"format\" : 3", "\"format\" : 4");
    replace(record(), "manifest.json", newer);
    ExperimentStatus summary = run();
    assertThat(summary.problems())
        .containsExactly(
            manifest
                + " was written by a newer version (format 4; this one reads 1 to 3); update the"
                + " suite");
    assertThat(manifest).content().isEqualTo(newer);
    assertThat(out.resolve("small/quarantine")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void olderRecordsAreUsed(int format) throws IOException {
    Path manifest = record().resolve("manifest.json");
    String environment = Files.readString(record().resolve("environment.json"));
    String older =
        Files.readString(manifest)
            .replace("\"format\" : 3", "\"format\" : " + format)
            .replaceFirst("\n}\n$", ",\n" + Matcher.quoteReplacement(environment.substring(2)));
    if (format == 1) {
      older = older.replaceAll("(?m)^  \"(jvm|kernel)\" : .*\n", "");
      assertThat(older).doesNotContain("kernel", "jvm");
    }
    replace(record(), "manifest.json", older);
    forget(record(), "environment.json");
    Files.delete(record().resolve("environment.json"));
    assertThat(run().count(CellState.DONE)).isEqualTo(4);
    assertThat(notes).isEmpty();
    assertThat(manifest).content().isEqualTo(older);
    assertThat(new RunStore(out.resolve("small")).record(id).orElseThrow().seconds()).isPositive();
  }

  /** Where and when a cell was computed may be kept back; the rest of its record is whole. */
  @Test
  void recordsWithoutEnvironmentAreWhole() throws IOException {
    Files.delete(record().resolve("environment.json"));
    assertThat(run().count(CellState.DONE)).isEqualTo(4);
    assertThat(notes).isEmpty();
    assertThat(record().resolve("environment.json")).doesNotExist();
    assertThat(new RunStore(out.resolve("small")).record(id).orElseThrow().seconds()).isNaN();
  }

  @Test
  void theCommittedRecordsAreWholeWithoutEnvironmentAndAdapter() throws IOException {
    Path committed = Path.of("../results/opinion/five-countries-lm");
    RunStore store = new RunStore(committed);
    try (Stream<Path> runs = Files.list(committed.resolve("runs"))) {
      assertThat(runs.map(run -> store.record(run.getFileName().toString())))
          .isNotEmpty()
          .allMatch(status -> status.orElseThrow().state() == CellState.DONE);
    }
  }

  private Map<String, String> results() throws IOException {
    Map<String, String> results = new TreeMap<>();
    for (var cell : plan.cells()) {
      for (String name : List.of("metrics.csv", "policy.json")) {
        Path file = out.resolve("small/runs").resolve(cell.id()).resolve(name);
        results.put(cell.id() + name, Files.readString(file));
      }
    }
    return results;
  }
}
