package io.github.grposuite.experiments.plan;

import io.github.grposuite.core.policy.PreferenceDataset;
import io.github.grposuite.datasets.opinions.OpinionGroups;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.datasets.opinions.OpinionTask;
import io.github.grposuite.datasets.opinions.SurveyException;
import io.github.grposuite.datasets.opinions.SurveyReader;
import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A survey, embedded or in a file that is read when it is needed, and what is made of it. */
final class OpinionSource {
  private static final String EMBEDDED = "embedded";
  private static final String FILE = "file";

  private final TreeSettings settings;
  private final String file;
  private final List<String> groups;
  private final OpinionTask task;
  private Content content;

  private record Content(String hash, OpinionSurvey survey) {}

  private OpinionSource(TreeSettings settings, String file, List<String> groups, OpinionTask task) {
    this.settings = settings;
    this.file = file;
    this.groups = groups;
    this.task = task;
  }

  /** Reads the block without opening the file, so that a report needs none. */
  static OpinionSource read(TreeSettings settings) {
    String file = settings.text(FILE, EMBEDDED);
    try {
      List<String> groups = OpinionGroups.parse(settings.text("groups", "five"));
      return new OpinionSource(settings, file, groups, OpinionTask.read(settings));
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }

  /** The settings with the file's digest in the place of its path. */
  Map<String, Object> identity() {
    Map<String, Object> identity = new LinkedHashMap<>(settings.resolved());
    identity.put(FILE, "sha256:" + content().hash());
    return identity;
  }

  /** Number of groups. */
  int groups() {
    return groups.size();
  }

  PreferenceDataset load(long seed) {
    return task.generate(content().survey(), seed);
  }

  private synchronized Content content() {
    if (content == null) {
      content = open();
    }
    return content;
  }

  private Content open() {
    boolean embedded = file.equals(EMBEDDED);
    if (!embedded && !Files.isRegularFile(Path.of(file))) {
      throw settings.problem(
          FILE,
          file
              + ": no such file; give the path of global_opinions.csv, or "
              + EMBEDDED
              + " for the survey that comes with the suite");
    }
    try {
      byte[] csv =
          embedded
              ? SurveySimulator.csv(SurveySimulator.SEED).getBytes(StandardCharsets.UTF_8)
              : Files.readAllBytes(Path.of(file));
      String name = embedded ? SurveySimulator.NAME : file;
      OpinionSurvey survey = SurveyReader.read(name, new ByteArrayInputStream(csv), groups);
      task.split().of(survey);
      return new Content(Sha256.hex(csv), survey);
    } catch (SurveyException.UnknownGroup e) {
      throw settings.problem(
          "groups",
          file + " has no group \"" + e.group() + "\"; " + Nearest.suggest(e.group(), e.known()));
    } catch (SurveyException e) {
      throw settings.problem(FILE, e.getMessage());
    } catch (IOException e) {
      throw settings.problem(FILE, file + " cannot be read (" + UsageException.reason(e) + ")");
    }
  }
}
