package io.github.grposuite.language.model;

import ai.djl.ndarray.NDScope;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.cache.TokenHash;
import io.github.grposuite.language.policy.Continuations;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Last hidden states of responses: features of (prompt, response) for a log-linear policy. */
public final class HiddenStates {
  private static final int PART_TOKENS = 1024;

  private HiddenStates() {}

  /**
   * The normalised hidden state at the last token of every response, by the model without an
   * adapter; from the cache where it holds them.
   *
   * @param modelHash the checkpoint's content hash
   * @param progress hears the finished part, from 0 to 1, while states are computed
   * @return one row an item, one vector of the hidden size a response
   */
  public static float[][][] of(
      ContentCache cache,
      DecoderModel model,
      String modelHash,
      List<Continuations> items,
      DoubleConsumer progress) {
    int width = model.config().hiddenSize();
    long vectors = items.stream().mapToLong(item -> item.responses().length).sum();
    String inputs =
        String.join(
            "\n", "3", modelHash, model.arithmetic() + " " + PART_TOKENS, TokenHash.of(items));
    Path file =
        cache.file(
            "states",
            inputs,
            vectors * width * Float.BYTES,
            out -> compute(model, items, out, progress));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      float[][][] states = new float[items.size()][][];
      ByteBuffer vector = ByteBuffer.allocate(width * Float.BYTES);
      for (int i = 0; i < states.length; i++) {
        states[i] = new float[items.get(i).responses().length][width];
        for (float[] state : states[i]) {
          vector.clear();
          while (vector.hasRemaining() && channel.read(vector) >= 0) {
            continue;
          }
          vector.flip().asFloatBuffer().get(state);
        }
      }
      return states;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read (" + e + "); delete it", e);
    }
  }

  private static void compute(
      DecoderModel model, List<Continuations> items, DataOutputStream out, DoubleConsumer progress)
      throws IOException {
    List<Continuations> extended = items.stream().map(HiddenStates::extend).toList();
    int width = model.config().hiddenSize();
    for (EncodingPart part : EncodingPart.of(extended, PART_TOKENS)) {
      PackedSequence packed = PackedSequence.of(part.in(extended));
      float[] states;
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        states = model.encode(packed, Optional.empty()).toFloatArray();
      }
      for (int i = part.from(); i < part.to(); i++) {
        for (int row : packed.lastRows(i - part.from())) {
          for (int j = 0; j < width; j++) {
            out.writeFloat(states[row * width + j]);
          }
        }
      }
      progress.accept((double) part.to() / items.size());
    }
  }

  /** Responses with a token more, so that their own last tokens are encoded, too. */
  private static Continuations extend(Continuations item) {
    int[][] responses = item.responses().clone();
    for (int r = 0; r < responses.length; r++) {
      responses[r] = Arrays.copyOf(responses[r], responses[r].length + 1);
    }
    return new Continuations(item.prompt(), responses);
  }
}
