package io.github.grposuite.experiments.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What made a run, without path, host or user name. */
final class Provenance {
  private static final Properties BUILD = load();

  private Provenance() {}

  /** Code, libraries, Java, operating system. */
  static Map<String, Object> describe() {
    Map<String, Object> code = new LinkedHashMap<>();
    code.put("version", BUILD.getProperty("version"));
    code.put("commit", BUILD.getProperty("commit"));
    code.put("modified", Boolean.valueOf(BUILD.getProperty("modified")));
    Map<String, Object> libraries = new TreeMap<>();
    BUILD.stringPropertyNames().stream()
        .filter(name -> name.startsWith("library."))
        .forEach(
            name -> libraries.put(name.substring("library.".length()), BUILD.getProperty(name)));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("code", code);
    all.put("libraries", libraries);
    all.put("java", Runtime.version().toString());
    all.put("os", System.getProperty("os.name"));
    all.put("arch", System.getProperty("os.arch"));
    return all;
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream("/grpo-build.properties")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
