package io.github.grposuite.datasets.text;

/**
 * MurmurHash3 (Appleby; 32 bits, for x86) of texts one after another. Many texts with the same
 * beginning share the work on it, which Commons Codec's has no way to do.
 *
 * @param state after the whole blocks of four bytes
 * @param rest the zero to three bytes after these, the first lowest
 * @param length number of bytes
 */
record TextHash(int state, int rest, int length) {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  /** Of nothing yet. */
  static TextHash of(int seed) {
    return new TextHash(seed, 0, 0);
  }

  /** Of a longer text. */
  TextHash then(PackedText more) {
    int all = (length & 3) + more.length();
    int shift = 8 * (length & 3);
    int blocks = all / 4;
    int h = state;
    long window = rest;
    for (int i = 0; i < blocks; i++) {
      window |= (more.four(i) & 0xffff_ffffL) << shift;
      h = Integer.rotateLeft(h ^ scrambled((int) window), 13) * 5 + 0xe6546b64;
      window >>>= 32;
    }
    if (4 * blocks < more.length()) { // Else the window has all of its bytes.
      window |= (more.four(blocks) & 0xffff_ffffL) << shift;
    }
    return new TextHash(h, (int) window, length + more.length());
  }

  /** The hash. */
  int end() {
    int h = state ^ scrambled(rest) ^ length;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }

  private static int scrambled(int block) {
    return Integer.rotateLeft(block * C1, 15) * C2;
  }
}
