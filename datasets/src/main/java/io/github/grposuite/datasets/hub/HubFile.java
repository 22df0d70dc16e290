package io.github.grposuite.datasets.hub;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a repository on the hub.
 *
 * @param kind of repository
 * @param repository {@code owner/name}
 * @param revision a branch, a tag, or a commit's 40 hexadecimal digits
 * @param path in the repository
 * @param sha256 that the file must have, if known
 */
public record HubFile(
    Kind kind, String repository, String revision, String path, Optional<String> sha256) {
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)?");
  private static final Pattern REVISION =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*");
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  /** What a repository holds, and where it stands below the endpoint. */
  public enum Kind {
    DATASET("datasets/"),
    MODEL("");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /** The name in records. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    String folder() {
      return folder;
    }
  }

  /** Checks that the names are such as the hub has, so that nothing in them leads elsewhere. */
  public HubFile {
    check("repository", REPOSITORY, repository, "like owner/name");
    check("revision", REVISION, revision, "a branch, a tag or a commit");
    check("path", PATH, path, "a path in the repository such as data/file.csv");
    sha256.ifPresent(text -> check("SHA-256", SHA_256, text, "64 digits 0 to 9, a to f"));
  }

  private static void check(String what, Pattern pattern, String text, String expected) {
    if (!pattern.matcher(text).matches() || text.contains("..")) {
      throw new HubException("the " + what + " must be " + expected + ", but was \"" + text + "\"");
    }
  }

  /** The same at another revision, with nothing known of its content. */
  public HubFile at(String otherRevision) {
    return new HubFile(kind, repository, otherRevision, path, Optional.empty());
  }

  /** The name without folders. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether some text is a whole SHA-256. */
  static boolean isSha256(String text) {
    return SHA_256.matcher(text).matches();
  }

  /** Whether some text is a whole commit id. */
  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  @Override
  public String toString() {
    return kind.folder() + repository + "/" + path + " at revision " + revision;
  }
}
