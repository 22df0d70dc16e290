package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.evaluation.GroupName;
import io.github.grposuite.records.text.Csv;
import io.github.grposuite.records.text.Text;
import io.github.grposuite.records.text.Text.MalformedException;
import io.github.grposuite.records.text.Text.NotUtf8Exception;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a survey in the format of global_opinions.csv, row by row: columns {@code question}, {@code
 * selections}, {@code options}, {@code source}, the middle two as Python literals.
 *
 * <p>A file that is not in this format is an error that names the line. Questions and cells that
 * are in the format but unusable are dropped and counted by {@link DropReason}.
 */
public final class SurveyReader {
  static final List<String> COLUMNS = List.of("question", "selections", "options", "source");

  /** How Git LFS begins what it leaves in the place of a large file. */
  private static final String POINTER = "version https://git-lfs";

  private final String name;
  private final SurveyBuilder survey;
  private final Csv csv;

  private SurveyReader(String name, List<String> groups, Csv csv) {
    this.name = name;
    this.csv = csv;
    this.survey = new SurveyBuilder(name, groups);
  }

  /**
   * The answers of some groups.
   *
   * @throws SurveyException if the file is not a survey, or a group has no usable answer in it
   * @throws IOException if the file cannot be read
   */
  public static OpinionSurvey read(Path file, List<String> groups) throws IOException {
    return read(file.toString(), Files.readAllBytes(file), groups);
  }

  /**
   * The answers of some groups. A name that the survey has not, but one that is the same but for
   * blanks around it and how accents are composed, stands for that one.
   *
   * @param name of the survey, for messages
   * @param csv UTF-8, with or without a byte order mark
   */
  public static OpinionSurvey read(String name, byte[] csv, List<String> groups) {
    try {
      return readExactly(name, csv, groups);
    } catch (SurveyException.UnknownGroup e) {
      List<String> meant = groups.stream().map(group -> meant(group, e.known())).toList();
      if (meant.equals(groups)) {
        throw e;
      }
      return readExactly(name, csv, meant);
    }
  }

  private static String meant(String group, List<String> known) {
    List<String> same = known.stream().filter(other -> GroupName.same(group, other)).toList();
    return known.contains(group) || same.size() != 1 ? group : same.get(0);
  }

  private static OpinionSurvey readExactly(String name, byte[] csv, List<String> groups) {
    try {
      GroupName.checkAll(groups);
    } catch (IllegalArgumentException e) {
      throw new SurveyException(name + ": " + e.getMessage());
    }
    Csv rows = Csv.ofAnyLength(Text.utf8(new ByteArrayInputStream(csv)));
    SurveyReader reader = new SurveyReader(name, groups, rows);
    try {
      reader.rows();
    } catch (NotUtf8Exception e) {
      throw new SurveyException(name + " " + e.getMessage() + "; save the file as UTF-8");
    } catch (MalformedException e) {
      throw new SurveyException(name + " " + e.getMessage() + "; the file may be cut off");
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
    return reader.survey.build();
  }

  private void rows() throws IOException {
    String[] header = csv.next();
    int[] columns = columns(header == null ? new String[0] : header);
    int row = 0;
    for (String[] fields = csv.next(); fields != null; fields = csv.next()) {
      if (fields.length == 1 && fields[0].isBlank()) {
        continue;
      }
      if (fields.length != header.length) {
        throw error(
            "expected "
                + header.length
                + " fields as in the header, but found "
                + fields.length
                + "; check the quotes of this row");
      }
      try {
        // Programs that end lines with CR LF do so within questions as well.
        String question = fields[columns[0]].replace("\r\n", "\n");
        survey.add(row++, question, fields[columns[1]], fields[columns[2]], fields[columns[3]]);
      } catch (IllegalArgumentException e) {
        throw error(e.getMessage() + "; repair or delete this row");
      }
    }
  }

  private int[] columns(String[] header) {
    List<String> names = Arrays.asList(header);
    List<String> missing = new ArrayList<>(COLUMNS);
    missing.removeAll(names);
    if (header.length > 0 && header[0].startsWith(POINTER)) {
      throw new SurveyException(
          name + ": is a Git LFS pointer, not the survey; run git lfs pull where it was cloned");
    }
    if (!missing.isEmpty()) {
      throw new SurveyException(
          name
              + ": must have the columns "
              + String.join(", ", COLUMNS)
              + ", but lacks "
              + String.join(", ", missing)
              + separator(header)
              + "; give a file like global_opinions.csv");
    }
    for (String column : COLUMNS) {
      if (names.indexOf(column) != names.lastIndexOf(column)) {
        throw new SurveyException(
            name
                + ": has the column "
                + column
                + " twice, as columns "
                + (names.indexOf(column) + 1)
                + " and "
                + (names.lastIndexOf(column) + 1)
                + "; remove or rename one");
      }
    }
    return COLUMNS.stream().mapToInt(names::indexOf).toArray();
  }

  /** Where the header is one field with another separator in it. */
  private static String separator(String[] header) {
    if (header.length != 1 || header[0].isEmpty()) {
      return header.length <= 1 ? ", for it is empty" : "";
    }
    String found = header[0].contains(";") ? "semicolons" : header[0].contains("\t") ? "tabs" : "";
    return found.isEmpty() ? "" : ", for it has " + found + " where commas must be";
  }

  private SurveyException error(String problem) {
    return new SurveyException(
        name + ", line " + csv.begin() + ": " + problem.replaceAll("\\R", " "));
  }
}
