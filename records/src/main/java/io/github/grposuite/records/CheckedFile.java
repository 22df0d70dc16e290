package io.github.grposuite.records;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.records.file.Sha256;
import io.github.grposuite.records.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a run, read once from beginning to end while its digest is taken, unless the run was
 * found whole before.
 */
final class CheckedFile {
  /** No JSON file of a record but a policy is larger. */
  private static final long MOST_BYTES = 1 << 20;

  private CheckedFile() {}

  /** What is made of a file. */
  private interface Body<T> {
    T read(InputStream bytes) throws IOException;
  }

  /** What is made of a text. */
  interface TextBody<T> {
    T read(Reader text) throws IOException;
  }

  /**
   * What is made of a text in lines.
   *
   * @throws RecordException naming the file: first of all if it is not what the run wrote, whatever
   *     the body says of it
   */
  static <T> T read(Path run, String name, TextBody<T> body) {
    return checked(run, name, in -> body.read(Text.reader(in)));
  }

  /**
   * A JSON object.
   *
   * @throws RecordException likewise
   */
  static JsonNode json(Path run, String name) {
    return json(run, name, MOST_BYTES);
  }

  /** A JSON object of so many bytes at most. */
  static JsonNode json(Path run, String name, long most) {
    return checked(
        run,
        name,
        in -> {
          if (Files.size(run.resolve(name)) > most) {
            throw new Text.MalformedException("is larger than " + most + " bytes");
          }
          return RecordJson.object(Text.utf8(in));
        });
  }

  private static <T> T checked(Path run, String name, Body<T> body) {
    Path file = run.resolve(name);
    T result = null;
    IOException problem = null;
    Sha256 sha = new Sha256();
    try (InputStream raw = Files.newInputStream(file)) {
      boolean whole = DoneMarker.isKnownWhole(run, name);
      InputStream in = whole ? raw : sha.of(raw);
      try {
        result = body.read(in);
      } catch (IOException e) {
        problem = e;
      }
      if (!whole) {
        in.transferTo(OutputStream.nullOutputStream());
        DoneMarker.check(run, name, sha.hex());
      }
    } catch (IOException e) {
      problem = e;
    }
    if (problem != null) {
      throw new RecordException(file + " " + Text.problem(problem), problem);
    }
    return result;
  }
}
