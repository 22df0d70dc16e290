package io.github.grposuite.records;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Text of records: UTF-8, in lines that are not longer than any that the program writes. */
final class Text {
  /** Characters a line; what has more is no record, and would fill the memory. */
  static final int LONGEST_LINE = 100_000;

  private Text() {}

  /** Fails where a byte is not UTF-8, or a line too long. */
  static Reader reader(InputStream bytes) {
    return new Lines(utf8(bytes));
  }

  /** Fails where a byte is not UTF-8. */
  static Reader utf8(InputStream bytes) {
    return new InputStreamReader(
        bytes,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** What a file that could not be read is or has, to be said after its name. */
  static String problem(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "is not UTF-8 text";
    }
    if (e instanceof MalformedException) {
      return e.getMessage();
    }
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "cannot be read (permission denied)";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return "cannot be read (" + String.valueOf(reason).lines().findFirst().orElse("") + ")";
  }

  /** The content of a file is not what it must be; the message says what it has instead. */
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  private static final class Lines extends FilterReader {
    private int length;
    private long line = 1;

    Lines(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
      int read = super.read(buffer, offset, count);
      for (int i = offset; i < offset + read; i++) {
        if (buffer[i] == '\n') {
          length = 0;
          line++;
        } else if (++length > LONGEST_LINE) {
          throw new MalformedException(
              "has more than " + LONGEST_LINE + " characters in line " + line);
        }
      }
      return read;
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }
  }
}
