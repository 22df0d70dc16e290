package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files that a request lists. */
final class ListedFiles {
  private ListedFiles() {}

  /** Fails if a file is listed twice, by whatever path: its pairs would count twice, or leak. */
  static void checkDifferent(PairRequest request) throws IOException {
    Map<Path, PairRequest.Source> seen = new HashMap<>();
    for (PairRequest.Source source : request.sources()) {
      Path path = source.file().path();
      if (Files.exists(path)) { // What does not exist is told where it is opened.
        PairRequest.Source before = seen.putIfAbsent(path.toRealPath(), source);
        if (before != null) {
          throw new PairException("file", problem(before, source));
        }
      }
    }
  }

  private static String problem(PairRequest.Source before, PairRequest.Source source) {
    Path path = source.file().path();
    Path first = before.file().path();
    String twice =
        path.equals(first) ? "is listed twice" : "is the same file as " + first + ", listed twice";
    Optional<Part> part = source.part();
    String remedy =
        part.isEmpty()
            ? "; list every file once"
            : ", for %s and %s; give every part a file of its own, or one file and a split"
                .formatted(before.part().orElseThrow().key(), part.get().key());
    return path + ": " + twice + remedy;
  }
}
