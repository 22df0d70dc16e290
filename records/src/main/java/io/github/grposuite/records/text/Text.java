package io.github.grposuite.records.text;

import io.github.grposuite.records.file.FileProblem;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Text of files: UTF-8, without the byte order mark that spreadsheets begin a file with. */
public final class Text {
  /** Characters a line of a record; what has more is none, and would fill the memory. */
  public static final int LONGEST_LINE = 100_000;

  private Text() {}

  /** Fails where a byte is not UTF-8, or a line longer than any that the program writes. */
  public static Reader reader(InputStream bytes) {
    return new Lines(utf8(bytes));
  }

  /** Fails where a byte is not UTF-8, saying in which line. */
  public static Reader utf8(InputStream bytes) {
    return new Utf8Reader(bytes);
  }

  /** What a file that could not be read is or has, to be said after its name. */
  public static String problem(IOException e) {
    if (e instanceof MalformedException) {
      return e.getMessage();
    }
    if (e instanceof CharacterCodingException) {
      return "is not UTF-8 text";
    }
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "cannot be read (permission denied)";
    }
    String reason = String.valueOf(FileProblem.reason(e));
    return "cannot be read (" + reason.lines().findFirst().orElse("") + ")";
  }

  /** The content of a file is not what it must be; the message says what it has instead. */
  public static class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The message is said after the file's name. */
    public MalformedException(String message) {
      super(message);
    }
  }

  /** The content of a file is not UTF-8. */
  public static final class NotUtf8Exception extends MalformedException {
    private static final long serialVersionUID = 1L;

    NotUtf8Exception(String message) {
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
