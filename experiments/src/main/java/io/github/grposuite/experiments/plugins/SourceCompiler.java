package io.github.grposuite.experiments.plugins;

import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.commons.rng.UniformRandomProvider;

/** Compiles one source file for Java 17 against the suite, in memory. */
final class SourceCompiler {
  private static final int SHOWN = 3;

  private SourceCompiler() {}

  /**
   * The class files by their names in a jar.
   *
   * @throws UsageException with the first errors and their lines, or if there is no compiler
   */
  static SortedMap<String, byte[]> compile(String name, byte[] source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    StringWriter other = new StringWriter();
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
        Memory memory = new Memory(standard)) {
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-nowarn",
              "-Xlint:none",
              "-parameters",
              "-cp",
              classPath());
      boolean done =
          compiler
              .getTask(other, memory, problems, options, null, List.of(new Source(name, source)))
              .call();
      if (!done) {
        throw new UsageException("--plugins: " + errors(name, problems.getDiagnostics(), other));
      }
      return memory.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the suite may be in a class loader of its own, as spark-submit has it, its jars by name.
   */
  private static String classPath() {
    return Stream.of(LossProvider.class, UniformRandomProvider.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .map(SourceCompiler::path)
            .collect(Collectors.joining(File.pathSeparator, "", File.pathSeparator))
        + System.getProperty("java.class.path");
  }

  private static String path(URL location) {
    try {
      return Path.of(location.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String errors(
      String name, List<Diagnostic<? extends JavaFileObject>> all, StringWriter other) {
    List<? extends Diagnostic<? extends JavaFileObject>> errors =
        all.stream()
            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
            .sorted(Comparator.comparingLong(Diagnostic::getLineNumber))
            .toList();
    if (errors.isEmpty()) {
      return name + " does not compile: " + oneLine(other.toString());
    }
    String shown =
        errors.stream()
            .limit(SHOWN)
            .map(e -> name + ":" + e.getLineNumber() + ": " + oneLine(e.getMessage(Locale.ROOT)))
            .collect(Collectors.joining("; "));
    int more = errors.size() - SHOWN;
    return shown + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, byte[] source) {
      super(URI.create("source:///" + name.replace(" ", "%20")), Kind.SOURCE);
      text = new String(source, StandardCharsets.UTF_8);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps the class files. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final SortedMap<String, ByteArrayOutputStream> written = new TreeMap<>();

    Memory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
      String file = type.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("class:///" + file), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(file, bytes);
          return bytes;
        }
      };
    }

    SortedMap<String, byte[]> classes() {
      SortedMap<String, byte[]> classes = new TreeMap<>();
      written.forEach((file, bytes) -> classes.put(file, bytes.toByteArray()));
      return classes;
    }
  }
}
