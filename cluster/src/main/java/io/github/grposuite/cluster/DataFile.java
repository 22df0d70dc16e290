package io.github.grposuite.cluster;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A data file that is sent.
 *
 * @param path as the document writes it
 */
record DataFile(String path, String sha256, byte[] content) implements Serializable {
  static DataFile read(String path) {
    try {
      byte[] content = Files.readAllBytes(Path.of(path));
      return new DataFile(path, Sha256.hex(content), content);
    } catch (IOException e) {
      throw new UsageException(path + " cannot be read (" + UsageException.reason(e) + ")");
    }
  }

  /** Writes it below a folder, under its own name, whose ending says how it is read. */
  Path write(Path folder) throws IOException {
    if (!Sha256.hex(content).equals(sha256)) {
      throw new IOException(path + " was damaged on its way");
    }
    Path own = Files.createDirectories(folder.resolve(sha256));
    return Files.write(own.resolve(String.valueOf(Path.of(path).getFileName())), content);
  }
}
