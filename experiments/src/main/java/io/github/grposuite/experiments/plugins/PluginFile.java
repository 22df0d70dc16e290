package io.github.grposuite.experiments.plugins;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.file.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A file of {@code --plugins} as classes, which travel to other machines as they are.
 *
 * @param name without its folder
 * @param sha256 of a {@code .java} file, its bytes', so that every compiler's classes count as the
 *     same; of a jar that of a line "SHA-256, two spaces, name" for each of its files by name, but
 *     for what building leaves in {@code META-INF} (the manifest, {@code maven}), so that building
 *     it again changes nothing
 * @param files class files and resources by their names in a jar
 */
public record PluginFile(String name, String sha256, SortedMap<String, byte[]> files)
    implements Serializable {
  private static final String JAVA = ".java";
  private static final String JAR = ".jar";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String MAVEN = "META-INF/maven/";

  /**
   * Reads a file; a {@code .java} file is compiled.
   *
   * @throws UsageException naming the file, if that is not possible
   */
  public static PluginFile read(Path path) {
    String name = String.valueOf(path.getFileName());
    if (!name.endsWith(JAVA) && !name.endsWith(JAR)) {
      throw new UsageException("--plugins: must be a .java or a .jar file, but was \"%s\"", path);
    }
    if (!Files.isRegularFile(path)) {
      throw new UsageException("--plugins: %s: no such file", path);
    }
    try {
      byte[] bytes = Files.readAllBytes(path);
      return name.endsWith(JAVA) ? compiled(name, bytes) : unpacked(name, bytes);
    } catch (IOException e) {
      throw UsageException.reading("--plugins: " + path, e);
    }
  }

  private static PluginFile compiled(String name, byte[] source) {
    checkCompiler(name, ModuleLayer.boot().findModule("jdk.compiler").isPresent());
    SortedMap<String, byte[]> classes = SourceCompiler.compile(name, source);
    String main = name.substring(0, name.length() - JAVA.length());
    return new PluginFile(name, Sha256.hex(source), Services.with(name, main, classes));
  }

  /** A runtime may lack the compiler, and even the interface to it. */
  static void checkCompiler(String name, boolean present) {
    if (!present) {
      throw new UsageException(
          "--plugins: %s cannot be compiled: this Java, %s, is a runtime without a compiler; use a"
              + " JDK (JAVA_HOME), or give a .jar",
          name, System.getProperty("java.home"));
    }
  }

  private static PluginFile unpacked(String name, byte[] jar) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String file = entry.getName();
        if (!entry.isDirectory() && !file.equals(MANIFEST) && !file.startsWith(MAVEN)) {
          files.put(file, in.readAllBytes());
        }
      }
    }
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      lines.append(Sha256.hex(file.getValue())).append("  ").append(file.getKey()).append('\n');
    }
    return new PluginFile(name, Sha256.hex(lines.toString()), files);
  }

  /** Whether a class is one of this file's. */
  boolean has(String type) {
    return files.containsKey(type.replace('.', '/') + ".class");
  }
}
