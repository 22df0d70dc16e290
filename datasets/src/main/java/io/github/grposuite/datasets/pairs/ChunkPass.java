package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the pairs of chunks from the files that have them. */
final class ChunkPass {
  private final PairRequest request;
  private final PairPass pass;

  ChunkPass(PairRequest request) {
    this.request = request;
    this.pass = new PairPass(request);
  }

  void read(PairChunk chunk, Consumer<FoundPair> consumer) throws IOException {
    for (PairChunk.InFile part : chunk.files()) {
      read(part, consumer);
    }
  }

  private void read(PairChunk.InFile part, Consumer<FoundPair> consumer) throws IOException {
    PairRequest.Source source = request.sources().get(part.source());
    Path file = source.file().path();
    if (!Files.isRegularFile(file) || Files.size(file) != part.bytes()) {
      throw other(file);
    }
    int[] next = new int[1];
    int[] taken = new int[1];
    pass.read(
        source,
        new PairPass.Listener() {
          @Override
          public void pair(FoundPair pair, String group, Optional<Part> ofFile) {
            boolean whole =
                request.features().isEmpty() || Features.complete(request.features().get(), pair);
            if (whole && part.has(next[0]++)) {
              taken[0]++;
              consumer.accept(pair);
            }
          }

          @Override
          public void drop(String group, DropReason reason) {}
        });
    if (taken[0] != part.others().cardinality()) {
      throw other(file);
    }
  }

  private static PairException other(Path file) {
    return new PairException(
        "file",
        file
            + ": is not there, or not the file that this run was planned with; every worker needs"
            + " the same file under this path");
  }
}
