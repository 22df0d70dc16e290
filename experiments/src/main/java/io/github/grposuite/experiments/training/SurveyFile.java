package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.GroupName;
import io.github.grposuite.datasets.opinions.OpinionGroups;
import io.github.grposuite.datasets.opinions.OpinionSplit;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.datasets.opinions.SurveyException;
import io.github.grposuite.datasets.opinions.SurveyReader;
import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.file.FileProblem;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A survey, embedded or in a file that is read when it is needed. */
final class SurveyFile {
  /** The setting that names the file. */
  static final String FILE = "file";

  private static final String EMBEDDED = "embedded";

  private final TreeSettings settings;
  private final String file;
  private final List<String> groups;
  private final OpinionSplit split;
  private Content content;

  private record Content(String hash, OpinionSurvey survey) {}

  private SurveyFile(TreeSettings settings, String file, List<String> groups, OpinionSplit split) {
    this.settings = settings;
    this.file = file;
    this.groups = groups;
    this.split = split;
  }

  /** Reads the block without opening the file, so that a report needs none. */
  static SurveyFile read(TreeSettings settings, OpinionSplit split) {
    String file = settings.text(FILE, EMBEDDED);
    List<String> groups =
        GroupName.checkAll(
            settings.names("groups", "five", OpinionGroups::parse, OpinionGroups::format));
    return new SurveyFile(settings, file, groups, split);
  }

  /** Number of groups. */
  int groups() {
    return groups.size();
  }

  /** SHA-256 of the file. */
  String hash() {
    return content().hash();
  }

  /** The answers. */
  OpinionSurvey survey() {
    return content().survey();
  }

  private synchronized Content content() {
    if (content == null) {
      content = open();
    }
    return content;
  }

  private Content open() {
    boolean embedded = file.equals(EMBEDDED);
    Optional<String> problem = embedded ? Optional.empty() : FileProblem.instead(Path.of(file));
    if (problem.isPresent()) {
      throw settings.problem(
          FILE,
          "%s: %s; give the path of global_opinions.csv, or %s for the survey that comes with the"
              + " suite",
          file,
          problem.get(),
          EMBEDDED);
    }
    try {
      byte[] csv =
          embedded
              ? SurveySimulator.csv(SurveySimulator.SEED).getBytes(StandardCharsets.UTF_8)
              : Files.readAllBytes(Path.of(file));
      String name = embedded ? SurveySimulator.NAME : file;
      OpinionSurvey survey = SurveyReader.read(name, csv, groups);
      split.of(survey);
      return new Content(Sha256.hex(csv), survey);
    } catch (SurveyException.UnknownGroup e) {
      throw settings.problem(
          "groups",
          "%s has no group \"%s\"; %s%s",
          file,
          e.group(),
          Nearest.suggest(e.group(), e.known()),
          e.hint());
    } catch (SurveyException e) {
      throw settings.problem(FILE, e.getMessage());
    } catch (IOException e) {
      throw settings.problem(FILE, file + " cannot be read (" + UsageException.reason(e) + ")");
    }
  }
}
