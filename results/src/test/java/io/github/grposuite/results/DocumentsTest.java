package io.github.grposuite.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that the documents send a reader to are there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  /** At least two words; one, as in {@code Infinity}, may be anything. */
  private static final Pattern CLASS =
      Pattern.compile("(?<![A-Za-z.-])[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?![A-Za-z])");

  private static final Pattern DECLARATION =
      Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z][A-Za-z0-9]+)");

  /** Of Java and of a JVM's flags. */
  private static final Set<String> OTHERS = Set.of("StrictMath", "UseFMA", "NaN");

  /** What the names of checkpoints' classes end with. */
  private static final String CHECKPOINT = "ForCausalLM";

  private static final Set<String> DECLARED = new TreeSet<>();

  static Stream<Path> documents() throws IOException {
    List<Path> documents;
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      documents = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
    return Stream.concat(
        Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), documents.stream());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void nameClassesThatThereAre(Path document) throws IOException {
    Set<String> named = new TreeSet<>();
    CODE.matcher(Files.readString(document))
        .results()
        .flatMap(code -> CLASS.matcher(code.group(1)).results())
        .map(MatchResult::group)
        .forEach(named::add);
    named.removeAll(OTHERS);
    named.removeIf(name -> name.endsWith(CHECKPOINT));
    named.removeAll(DECLARED);
    assertThat(named).isEmpty();
  }

  @BeforeAll
  static void findClasses() throws IOException {
    List<Path> modules;
    try (Stream<Path> folders = Files.list(ROOT)) {
      modules = folders.map(folder -> folder.resolve("src")).filter(Files::isDirectory).toList();
    }
    for (Path module : modules) {
      try (Stream<Path> files = Files.walk(module)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          DECLARATION
              .matcher(Files.readString(file))
              .results()
              .forEach(match -> DECLARED.add(match.group(1)));
        }
      }
    }
  }
}
