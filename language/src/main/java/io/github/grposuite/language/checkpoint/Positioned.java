package io.github.grposuite.language.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads at a position of a file. */
final class Positioned {
  private Positioned() {}

  /** Fills what remains of the buffer. */
  static void read(FileChannel channel, long position, ByteBuffer target) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw new EOFException("the file ends at byte " + at + "; it changed while it was read");
      }
      at += count;
    }
  }
}
