package io.github.grposuite.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.grposuite.records.Text.MalformedException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code manifest.json} of a run says, and {@code environment.json} if it was passed on, apart
 * from lists.
 *
 * @param values by path, such as {@code hyperparameters.beta}, as text; numbers as they stand there
 */
public record Manifest(Map<String, String> values) {
  /** The newest format of records that this version knows; older ones stay readable. */
  public static final int NEWEST_FORMAT = 3;

  /**
   * On what machine, when and for how long a run was computed: the one file that may be left out.
   */
  public static final String ENVIRONMENT = "environment.json";

  private static final String NAME = "manifest.json";
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public Manifest {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Reads the manifest of a run.
   *
   * @throws RecordException naming the file and the remedy, if it is not whole, of another run, or
   *     of a newer format
   */
  public static Manifest read(Path run) {
    Manifest manifest = CheckedFile.read(run, NAME, Manifest::parse);
    Path file = run.resolve(NAME);
    String format = manifest.values.getOrDefault("format", "none");
    if (!format.matches("[1-9][0-9]{0,8}")) {
      throw new RecordException(file + " has no format that is a number, but " + format);
    }
    if (Integer.parseInt(format) > NEWEST_FORMAT) {
      throw new RecordException(
          "%s was written by a newer version (format %s, known are 1 to %s); update the suite"
              .formatted(file, format, NEWEST_FORMAT));
    }
    String id = manifest.values.getOrDefault("id", "none");
    if (!id.equals(String.valueOf(run.getFileName()))) {
      throw new RecordException(file + " is of the run " + id);
    }
    return manifest.with(environment(run));
  }

  /** How long the run took, as text, a number; empty if it is not known. */
  public String seconds() {
    String text = values.getOrDefault("duration_seconds", "");
    return text.matches("[0-9]+([.][0-9]+)?(E-?[0-9]{1,3})?") ? text : "";
  }

  /** How long a cell took that failed, likewise; its record need not be whole, or there. */
  public static String secondsOfFailure(Path directory, CellRow cell) {
    try {
      return read(directory.resolve("failed").resolve(cell.id())).seconds();
    } catch (RecordException e) {
      return "";
    }
  }

  private static Manifest environment(Path run) {
    return Files.exists(run.resolve(ENVIRONMENT), LinkOption.NOFOLLOW_LINKS)
        ? CheckedFile.read(run, ENVIRONMENT, Manifest::parse)
        : new Manifest(Map.of());
  }

  private Manifest with(Manifest more) {
    Map<String, String> all = new LinkedHashMap<>(values);
    more.values.forEach(all::putIfAbsent);
    return new Manifest(all);
  }

  private static Manifest parse(Reader text) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("is not a JSON object");
      }
      object(json, "", values);
      if (json.nextToken() != null) {
        throw new MalformedException("goes on after its end");
      }
    } catch (JsonProcessingException e) {
      throw new MalformedException(
          "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    return new Manifest(values);
  }

  private static void object(JsonParser json, String prefix, Map<String, String> values)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + json.currentName();
      switch (json.nextToken()) {
        case START_OBJECT -> object(json, name + ".", values);
        case START_ARRAY -> json.skipChildren();
        case VALUE_NULL -> values.put(name, "");
        default -> values.put(name, json.getText());
      }
    }
  }
}
