package io.github.grposuite.records.text;

import io.github.grposuite.records.text.Text.NotUtf8Exception;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as text. Java's own reader decodes ahead and fails somewhere before the byte that is wrong;
 * this one hands out all that is before it, and then names its line.
 */
final class Utf8Reader extends Reader {
  private static final int BUFFER = 8192;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int HEAD = 4;
  private static final long GZIP = 0x1F8B;
  private static final long UTF_16 = 0xFEFF;
  private static final long UTF_16_LITTLE = 0xFFFE;
  private static final long UTF_32 = 0xFEFF;
  private static final long UTF_32_LITTLE = 0xFFFE0000L;

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private CoderResult result = CoderResult.UNDERFLOW;
  private long line = 1;
  private long head = -1;
  private boolean begun;
  private boolean ended;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (!chars.hasRemaining()) {
      if (result.isError()) {
        throw notUtf8();
      }
      if (ended) {
        return -1;
      }
      decode();
    }
    int read = Math.min(count, chars.remaining());
    chars.get(buffer, offset, read);
    for (int i = offset; i < offset + read; i++) {
      if (buffer[i] == 0) {
        throw new NotUtf8Exception(
            "is not text: line %s has the byte 0x00%s"
                .formatted(line, line == 1 ? ", as UTF-16 without its mark has" : ""));
      }
      line += buffer[i] == '\n' ? 1 : 0;
    }
    return read;
  }

  private void decode() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    bytes.position(bytes.position() + Math.max(0, read)).flip();
    ended = read < 0;
    if (head < 0 && bytes.remaining() >= HEAD) {
      head = bytes.getInt(bytes.position()) & 0xFFFFFFFFL;
    }
    chars.clear();
    result = decoder.decode(bytes, chars, ended);
    chars.flip();
    if (!begun && chars.hasRemaining()) {
      begun = true;
      if (chars.get(0) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
  }

  private NotUtf8Exception notUtf8() {
    int first = bytes.get(bytes.position()) & 0xFF;
    String what = "is not UTF-8 text: line %s has the byte 0x%02X".formatted(line, first);
    return new NotUtf8Exception(line == 1 ? what + beginning() : what);
  }

  /** What files that begin like this one are. */
  private String beginning() {
    if (head >> 16 == GZIP) {
      return ", as gzip begins; unpack it with gunzip";
    }
    if (head == UTF_32 || head == UTF_32_LITTLE) {
      return ", as UTF-32 begins";
    }
    return head >> 16 == UTF_16 || head >> 16 == UTF_16_LITTLE ? ", as UTF-16 begins" : "";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
