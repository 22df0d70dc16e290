package io.github.grposuite.cluster;

import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * The jars that executors need: this module's, that of the experiments and those that its manifest
 * names. The command line and what draws reports stay here.
 */
final class Jars {
  /** An executor has its own logging. */
  private static final Pattern LOGGING = Pattern.compile("slf4j-.*");

  private static final Pattern EXPERIMENTS = Pattern.compile("grpo-experiments-.*");

  /** Large jars that are sent only where they are needed. */
  enum Extra {
    /** Runtime of language models, 130 MB. */
    MODELS("(pytorch-(native|jni)|tokenizers-|rhino-).*"),
    /** What reads Parquet, 80 MB. */
    PARQUET("duckdb_jdbc-.*");

    private final Pattern jars;

    Extra(String jars) {
      this.jars = Pattern.compile(jars);
    }

    private boolean has(String jar) {
      return jars.matcher(jar).matches();
    }
  }

  private Jars() {}

  /**
   * The jars, this module's first.
   *
   * @param extras what is needed beside the usual
   * @throws UsageException if the code does not come from a jar, or one is missing
   */
  static List<Path> shipped(Set<Extra> extras) {
    Path own = own();
    if (!Files.isRegularFile(own)) {
      throw new UsageException(
          "executors need the code as jars, but "
              + own
              + " is a folder of classes; build with: mvn -pl cluster -am -DskipTests package");
    }
    Set<Path> all = new LinkedHashSet<>();
    collect(own, all);
    Set<Path> jars = new LinkedHashSet<>(List.of(own));
    all.stream()
        .filter(jar -> EXPERIMENTS.matcher(name(jar)).matches())
        .forEach(jar -> collect(jar, jars));
    if (jars.size() == 1) {
      throw new UsageException(
          own
              + " names no jar of the experiments, without which executors compute nothing; build"
              + " with: mvn -pl cluster -am -DskipTests package");
    }
    return jars.stream()
        .filter(jar -> !LOGGING.matcher(name(jar)).matches())
        .filter(
            jar ->
                Arrays.stream(Extra.values())
                    .allMatch(extra -> extras.contains(extra) || !extra.has(name(jar))))
        .toList();
  }

  private static String name(Path jar) {
    return String.valueOf(jar.getFileName());
  }

  private static Path own() {
    try {
      return Path.of(Jars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(Path jar, Set<Path> jars) {
    if (!jars.add(jar)) {
      return;
    }
    URI base = jar.toUri();
    for (String entry : classPath(jar).split("\\s+", -1)) {
      if (!entry.isEmpty()) {
        collect(Path.of(base.resolve(entry)).normalize(), jars);
      }
    }
  }

  private static String classPath(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String entries =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return entries == null ? "" : entries;
    } catch (IOException e) {
      throw new UsageException(
          jar
              + " cannot be read ("
              + UsageException.reason(e)
              + "); build with: mvn -pl cluster -am -DskipTests package");
    }
  }
}
