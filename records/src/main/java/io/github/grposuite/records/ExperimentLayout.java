package io.github.grposuite.records;

import io.github.grposuite.records.file.InTheMaking;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the files of an experiment are called, and where they are in its directory. */
public record ExperimentLayout(Path directory) {
  /** The specification as run. */
  public static final String SPECIFICATION = "experiment.yaml";

  /** The list of cells: {@link CellTable}. */
  public static final String CELLS = "cells.csv";

  /** Of a run: what was measured, {@link MetricsFile}. */
  public static final String METRICS = "metrics.csv";

  /** Of a run with fine-tuning: what was measured then, in the form of {@link MetricsFile}. */
  public static final String FINE_TUNING = "sft.csv";

  /** Of a language model's run: {@link UpdatesFile}. */
  public static final String UPDATES = "updates.csv";

  /** Of a finished run: the trained policy. */
  public static final String POLICY = "policy.json";

  /** Of a finished run that records them: {@link ExampleLosses}. */
  public static final String EXAMPLES = "examples.csv";

  /** The same, of the policy of the checkpoint that the method's own objective chooses. */
  public static final String EXAMPLES_OWN_OBJECTIVE = "examples-own-objective.csv";

  /** Of a failed run: {@link Failure}. */
  public static final String FAILURE = "failure.json";

  /** Of a run: of what it is and what code made it, {@link Manifest}. */
  public static final String MANIFEST = "manifest.json";

  /**
   * On what machine, when and for how long a run was computed: the one file that may be left out.
   */
  public static final String ENVIRONMENT = "environment.json";

  /** The SHA-256 of a run's other files: {@link DoneMarker}. */
  public static final String DONE = "done";

  /** A language model's adapter, a folder of its run. */
  public static final String ADAPTER = "adapter";

  /** A folder that a record is written in. */
  public static final String WRITING = ".writing-";

  /** The saved state of a cell that is not finished. */
  public static final String TRAINING = ".training-";

  /** Stands where a name has an id, but there is no cell. */
  public static final String NO_ID = "0".repeat(16);

  /** Of tidy tables of its records, unless another folder is named. */
  public static final String EXPORT = "export";

  private static final String CHECKPOINTS = "checkpoints";
  private static final String RUNS = "runs";
  private static final String FAILED = "failed";
  private static final String QUARANTINE = "quarantine";
  private static final String REPORT = "report";

  /** The folders of an experiment. */
  public static final List<String> FOLDERS =
      List.of(CHECKPOINTS, EXPORT, FAILED, QUARANTINE, REPORT, RUNS);

  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  /** Whether a name is that of a cell. */
  public static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  /** Of an experiment's specification. */
  public Path specification() {
    return directory.resolve(SPECIFICATION);
  }

  /** Of its list of cells. */
  public Path cells() {
    return directory.resolve(CELLS);
  }

  /** Of finished runs, and of those in the making. */
  public Path runs() {
    return directory.resolve(RUNS);
  }

  /** Of failed runs. */
  public Path failures() {
    return directory.resolve(FAILED);
  }

  /** Of damaged records. */
  public Path quarantine() {
    return directory.resolve(QUARANTINE);
  }

  /** Of tables, figures and the page. */
  public Path report() {
    return directory.resolve(REPORT);
  }

  /** The record of a cell that is finished. */
  public Path run(String id) {
    return runs().resolve(id);
  }

  /** The record of a cell that failed. */
  public Path failure(String id) {
    return failures().resolve(id);
  }

  /**
   * The saved state of a cell that is not finished. It goes away when the cell's record is
   * published; a failure leaves it, so that the cell may be given more time.
   */
  public Path training(String id) {
    return runs().resolve(TRAINING + id);
  }

  /** Checkpoints of a language model's cell that its method asks to keep; they stay. */
  public Path checkpoints(String id) {
    return directory.resolve(CHECKPOINTS).resolve(id);
  }

  /** A new name for a folder that is being written or thrown away. */
  public Path writing(String id) {
    return runs().resolve(WRITING + id + "-" + InTheMaking.random());
  }

  /** The id in a name such as {@code .writing-0123456789abcdef-1f}; empty if there is none. */
  public static String idIn(String name, String prefix) {
    String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    String id = rest.split("-", 2)[0];
    return isId(id) ? id : "";
  }
}
