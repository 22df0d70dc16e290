package io.github.grposuite.datasets.hub;

import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * A file that has arrived in part: {@code <name>.part}, and beside it what version of which file
 * the bytes are of, so that those of two versions are never joined.
 */
final class PartFile {
  private final Path part;
  private final Path state;

  PartFile(Path target) {
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.state = target.resolveSibling(target.getFileName() + ".part.json");
  }

  /**
   * The version of a file on a server.
   *
   * @param address asked
   * @param etag the server's strong validator, or empty
   * @param linked the hub's id of the content, or empty
   */
  record Version(String address, String etag, String linked) {}

  Path path() {
    return part;
  }

  long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** The version that the bytes are of, if there are any and more of it can be asked for. */
  Optional<Version> version(String address) throws IOException {
    if (size() == 0) {
      return Optional.empty();
    }
    return FlatJson.read(state)
        .filter(fields -> address.equals(fields.get("address")))
        .map(
            fields ->
                new Version(
                    address, fields.getOrDefault("etag", ""), fields.getOrDefault("linked", "")))
        .filter(version -> !version.etag().isEmpty());
  }

  FileChannel open() throws IOException {
    return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Makes ready for the bytes of this version from some byte on. */
  void begin(FileChannel channel, Version version, long from) throws IOException {
    if (from == 0) {
      channel.truncate(0);
      FlatJson.write(
          state,
          Map.of("address", version.address(), "etag", version.etag(), "linked", version.linked()));
    }
    channel.position(from);
  }

  void delete() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(state);
  }

  /** Puts the whole file in its place. */
  void moveTo(Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    AtomicFile.rename(part, target);
    Files.deleteIfExists(state);
  }
}
