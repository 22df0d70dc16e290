package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.datasets.opinions.SurveyException;
import io.github.grposuite.datasets.opinions.SurveyReader;
import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.file.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The survey of {@code --file}, or the embedded one. */
final class SurveySource {
  private SurveySource() {}

  /**
   * Reads the answers of some groups.
   *
   * @param flag that names the groups, for messages
   */
  static OpinionSurvey read(Optional<Path> file, List<String> groups, String flag) {
    try {
      if (file.isEmpty()) {
        return SurveySimulator.survey(groups);
      }
      Optional<String> problem = FileProblem.instead(file.get());
      if (problem.isPresent()) {
        throw new UsageException(
            "--file: "
                + file.get()
                + ": "
                + problem.get()
                + "; give the path of global_opinions.csv, or leave --file out for the embedded"
                + " survey");
      }
      return SurveyReader.read(file.get(), groups);
    } catch (SurveyException.UnknownGroup e) {
      throw new UsageException(
          flag
              + ": "
              + file.map(Path::toString).orElse(SurveySimulator.NAME)
              + " has no group \""
              + e.group()
              + "\"; "
              + Nearest.suggest(e.group(), e.known())
              + e.hint());
    } catch (IOException e) {
      throw UsageException.reading("--file: " + file.get(), e);
    }
  }
}
