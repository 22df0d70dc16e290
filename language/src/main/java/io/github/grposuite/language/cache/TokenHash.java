package io.github.grposuite.language.cache;

import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.records.file.Sha256;
import java.nio.ByteBuffer;
import java.util.List;

/** A hash of token ids. */
public final class TokenHash {
  private TokenHash() {}

  /** SHA-256 over the prompts and responses, each with its length before it; hexadecimal. */
  public static String of(List<Continuations> items) {
    Sha256 digest = new Sha256();
    for (Continuations item : items) {
      add(digest, item.prompt());
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, item.responses().length));
      for (int[] response : item.responses()) {
        add(digest, response);
      }
    }
    return digest.hex();
  }

  private static void add(Sha256 digest, int[] tokens) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (tokens.length + 1));
    bytes.putInt(tokens.length);
    for (int token : tokens) {
      bytes.putInt(token);
    }
    digest.update(bytes.flip());
  }
}
