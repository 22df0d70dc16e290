package io.github.grposuite.datasets.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a fetched file came from, as {@code <file>.source.json} beside it says. It names no date,
 * so fetching the same file twice gives the same record.
 *
 * @param file as it was asked for; its SHA-256 is that of the content
 * @param endpoint it was fetched from
 * @param commit that the revision stood for, if the hub said so
 * @param bytes its length
 * @param verifiedBy what its SHA-256 was compared with: {@code pin}, {@code record}, {@code hub},
 *     or {@code nothing}
 */
public record HubSource(
    HubFile file, String endpoint, Optional<String> commit, long bytes, String verifiedBy) {
  private static final String ENDING = ".source.json";

  /** The record's path beside a file. */
  public static Path beside(Path target) {
    return target.resolveSibling(target.getFileName() + ENDING);
  }

  /** The content's SHA-256. */
  public String sha256() {
    return file.sha256().orElseThrow();
  }

  /** Whether this is the file that is asked for: at the same revision, or the commit it was. */
  boolean describes(HubFile asked) {
    return file.kind() == asked.kind()
        && file.repository().equals(asked.repository())
        && file.path().equals(asked.path())
        && (file.revision().equals(asked.revision())
            || commit.filter(asked.revision()::equals).isPresent());
  }

  void write(Path target) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kind", file.kind().key());
    fields.put("repository", file.repository());
    fields.put("path", file.path());
    fields.put("revision", file.revision());
    commit.ifPresent(id -> fields.put("commit", id));
    fields.put("endpoint", endpoint);
    fields.put("sha256", sha256());
    fields.put("bytes", Long.toString(bytes));
    fields.put("verified_by", verifiedBy);
    FlatJson.write(beside(target), fields);
  }

  /** The record beside a file, if there is one. */
  static Optional<HubSource> read(Path target) throws IOException {
    Optional<Map<String, String>> fields = FlatJson.read(beside(target));
    try {
      return fields.map(HubSource::of);
    } catch (IllegalArgumentException | NullPointerException | HubException e) {
      throw new HubException(
          beside(target) + ": is not a record of where the file came from; delete it");
    }
  }

  private static HubSource of(Map<String, String> fields) {
    HubFile.Kind kind = null;
    for (HubFile.Kind each : HubFile.Kind.values()) {
      if (each.key().equals(fields.get("kind"))) {
        kind = each;
      }
    }
    return new HubSource(
        new HubFile(
            Objects.requireNonNull(kind),
            fields.get("repository"),
            fields.get("revision"),
            fields.get("path"),
            Optional.of(fields.get("sha256"))),
        fields.getOrDefault("endpoint", ""),
        Optional.ofNullable(fields.get("commit")),
        Long.parseLong(fields.get("bytes")),
        fields.getOrDefault("verified_by", "nothing"));
  }
}
