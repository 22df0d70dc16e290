package io.github.grposuite.datasets.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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
    } catch (IllegalArgumentException | HubException e) {
      throw new HubException(
          beside(target) + ": is not a record of where the file came from; delete it");
    }
  }

  private static HubSource of(Map<String, String> fields) {
    String kind = field(fields, "kind");
    return new HubSource(
        new HubFile(
            Arrays.stream(HubFile.Kind.values())
                .filter(each -> each.key().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind)),
            field(fields, "repository"),
            field(fields, "revision"),
            field(fields, "path"),
            Optional.of(field(fields, "sha256"))),
        field(fields, "endpoint"),
        Optional.ofNullable(fields.get("commit")),
        Long.parseLong(field(fields, "bytes")),
        field(fields, "verified_by"));
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }
}
