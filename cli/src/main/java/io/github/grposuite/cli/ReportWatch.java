package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.reports.publish.PageFile;
import io.github.grposuite.reports.publish.ReportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes reports again whenever cells have ended, until all have; their pages follow. */
final class ReportWatch {
  private final Path root;
  private final ReportChoices choices;
  private final int seconds;
  private final Console console;

  ReportWatch(Path root, ReportChoices choices, int seconds, Console console) {
    this.root = root;
    this.choices = choices;
    this.seconds = seconds;
    this.console = console;
  }

  /**
   * What tells that something has happened.
   *
   * @param cells the text of every list of cells
   * @param done how many runs are done
   */
  private record State(List<String> cells, long done) {}

  /** The exit code once every cell has ended; earlier only if the thread is interrupted. */
  int run() {
    State before = null;
    while (true) {
      List<Path> directories = ExperimentDirectories.in(root);
      State now = look(directories);
      if (!now.equals(before)) {
        List<ExperimentStatus> summaries = directories.stream().map(ExperimentStatus::of).toList();
        boolean ended = summaries.stream().allMatch(summary -> summary.unfinished() == 0);
        List<ReportResult> reports = write(summaries, ended);
        if (ended) {
          return reports.size() < directories.size() ? Command.FAILED : Reporting.exitCode(reports);
        }
        before = new State(look(directories).cells(), now.done());
      }
      try {
        Thread.sleep(seconds * 1000L);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Command.FAILED;
      }
    }
  }

  private List<ReportResult> write(List<ExperimentStatus> summaries, boolean ended) {
    List<Path> begun = new ArrayList<>();
    for (ExperimentStatus summary : summaries) {
      if (summary.count(CellState.DONE) > 0) {
        begun.add(summary.directory());
      } else {
        console.problem("no cell of " + summary.directory() + " is done yet");
      }
    }
    List<ReportResult> reports = Reporting.write(root, begun, choices, console);
    if (!ended) {
      reports.forEach(report -> refresh(new ExperimentLayout(report.directory()).report()));
      if (!reports.isEmpty() && !reports.get(0).directory().equals(root)) {
        refresh(root);
      }
    }
    return reports;
  }

  /** Lets a page load itself again. */
  private void refresh(Path folder) {
    try {
      PageFile.refreshEvery(folder, seconds);
    } catch (IOException e) {
      throw UsageException.writing(folder, e);
    }
  }

  private static State look(List<Path> directories) {
    List<String> cells = new ArrayList<>();
    long done = 0;
    for (Path directory : directories) {
      ExperimentLayout layout = new ExperimentLayout(directory);
      Path list = layout.cells();
      Path runs = layout.runs();
      try {
        cells.add(Files.exists(list) ? Files.readString(list) : "");
        if (Files.isDirectory(runs)) {
          try (Stream<Path> folders = Files.list(runs)) {
            done += folders.filter(run -> Files.exists(run.resolve(ExperimentLayout.DONE))).count();
          }
        }
      } catch (IOException e) {
        throw UsageException.reading(directory, e);
      }
    }
    return new State(cells, done);
  }
}
