package io.github.grposuite.datasets.opinions;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvValidationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
  private static final List<String> COLUMNS =
      List.of("question", "selections", "options", "source");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final SurveyBuilder survey;
  private long line = 1;

  private SurveyReader(String name, List<String> groups) {
    this.name = name;
    this.survey = new SurveyBuilder(name, groups);
  }

  /**
   * The answers of some groups.
   *
   * @throws SurveyException if the file is not a survey, or a group has no usable answer in it
   * @throws IOException if the file cannot be read
   */
  public static OpinionSurvey read(Path file, List<String> groups) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, groups);
    }
  }

  /**
   * The answers of some groups.
   *
   * @param name of the survey, for messages
   * @param in UTF-8, with or without a byte order mark; closed by the caller
   */
  public static OpinionSurvey read(String name, InputStream in, List<String> groups)
      throws IOException {
    SurveyReader reader = new SurveyReader(name, groups);
    try {
      reader.rows(text(in));
    } catch (CharacterCodingException e) {
      // Text is decoded in blocks, ahead of the row that is read.
      throw new SurveyException(
          name
              + ": is not UTF-8 text (at line "
              + reader.line
              + " or shortly after); save the file as UTF-8");
    } catch (CsvMalformedLineException e) {
      throw reader.error("a quote opens here and is never closed; the file may be cut off");
    } catch (CsvValidationException e) {
      throw reader.error(e.getMessage());
    }
    return reader.survey.build();
  }

  private static Reader text(InputStream in) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private void rows(Reader text) throws IOException, CsvValidationException {
    // Closing the parser would close the caller's stream.
    CSVReader csv =
        new CSVReaderBuilder(text).withCSVParser(new RFC4180ParserBuilder().build()).build();
    String[] header = csv.readNext();
    int[] columns = columns(header == null ? new String[0] : header);
    int row = 0;
    while (true) {
      line = csv.getLinesRead() + 1;
      String[] fields = csv.readNext();
      if (fields == null) {
        return;
      }
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
        survey.add(
            row++, fields[columns[0]], fields[columns[1]], fields[columns[2]], fields[columns[3]]);
      } catch (IllegalArgumentException e) {
        throw error(e.getMessage() + "; repair or delete this row");
      }
    }
  }

  private int[] columns(String[] header) {
    List<String> names = Arrays.asList(header);
    List<String> missing = new ArrayList<>(COLUMNS);
    missing.removeAll(names);
    if (!missing.isEmpty()) {
      throw new SurveyException(
          name
              + ": must have the columns "
              + String.join(", ", COLUMNS)
              + ", but lacks "
              + String.join(", ", missing)
              + "; give a file like global_opinions.csv");
    }
    return COLUMNS.stream().mapToInt(names::indexOf).toArray();
  }

  private SurveyException error(String problem) {
    return new SurveyException(name + ", line " + line + ": " + problem.replaceAll("\\R", " "));
  }
}
