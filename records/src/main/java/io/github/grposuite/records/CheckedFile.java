package io.github.grposuite.records;

import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file of a run, read once from beginning to end while its digest is taken. */
final class CheckedFile {
  private CheckedFile() {}

  /** What is made of a text. */
  interface Body<T> {
    T read(Reader text) throws IOException;
  }

  /**
   * What the body makes of the file.
   *
   * @throws RecordException naming the file: first of all if it is not what the run wrote, whatever
   *     the body says of it
   */
  static <T> T read(Path run, String name, Body<T> body) {
    Path file = run.resolve(name);
    T result = null;
    IOException problem = null;
    Sha256 sha = new Sha256();
    try (InputStream in = sha.of(Files.newInputStream(file))) {
      try {
        result = body.read(Text.reader(in));
      } catch (IOException e) {
        problem = e;
      }
      in.transferTo(OutputStream.nullOutputStream());
      DoneMarker.check(run, name, sha.hex());
    } catch (IOException e) {
      problem = e;
    }
    if (problem != null) {
      throw new RecordException(file + " " + Text.problem(problem), problem);
    }
    return result;
  }
}
