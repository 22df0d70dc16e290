package io.github.grposuite.records.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The code that runs: the same wherever it does.
 *
 * @param commit "unknown" if it was built outside a repository
 * @param modified whether it has changes that are not committed
 * @param libraries versions of those that have a part in results, by name
 */
public record CodeVersion(
    String version, String commit, boolean modified, Map<String, String> libraries) {
  private static final String LIBRARY = "library.";
  private static final CodeVersion CURRENT = load();

  /** That of this process. */
  public static CodeVersion current() {
    return CURRENT;
  }

  private static CodeVersion load() {
    Properties build = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream("/grpo-build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> libraries = new TreeMap<>();
    build.stringPropertyNames().stream()
        .filter(name -> name.startsWith(LIBRARY))
        .forEach(name -> libraries.put(name.substring(LIBRARY.length()), build.getProperty(name)));
    String commit = build.getProperty("commit");
    return new CodeVersion(
        build.getProperty("version"),
        commit.startsWith("$") ? "unknown" : commit,
        Boolean.parseBoolean(build.getProperty("modified")),
        libraries);
  }

  /** Version and commit, in a line. */
  public String describe() {
    return version + ", commit " + commit + (modified ? ", modified" : "");
  }

  /** What a manifest says of it. */
  Map<String, Object> content() {
    Map<String, Object> code = new LinkedHashMap<>();
    code.put("version", version);
    code.put("commit", commit);
    code.put("modified", modified);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("code", code);
    content.put("libraries", libraries);
    return content;
  }
}
