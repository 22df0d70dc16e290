package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts the suite, with a Java and a Maven that say what they are asked for. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String RELEASE =
      "JAVA_VERSION=\"17.0.2\"\nMODULES=\"java.base java.desktop java.logging java.management"
          + " java.net.http java.sql java.xml jdk.unsupported\"\n";
  private static final String TELL =
      "printf '%s\\n' \"$@\" \"LC_ALL=${LC_ALL:-}\" \"CHARMAP=$(locale charmap)\"\n";

  @TempDir Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private Path java;
  private Path suite;

  /** What a start ended with. */
  private record Started(int exitCode, String out, String err) {
    List<String> arguments() {
      return out.lines().toList();
    }

    String after(String argument) {
      return arguments().get(arguments().indexOf(argument) + 1);
    }
  }

  @BeforeEach
  void unpack() throws IOException {
    java = java("java", RELEASE, TELL);
    suite = Files.createDirectories(folder.resolve("suite"));
    install(suite);
    environment.put("JAVA_HOME", java.toString());
  }

  private static void install(Path where) throws IOException {
    Files.createDirectories(where.resolve("lib"));
    Files.copy(Path.of("..", "grpo"), where.resolve("grpo"));
    assertThat(where.resolve("grpo").toFile().setExecutable(true)).isTrue();
  }

  private Path java(String name, String release, String script) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    program(home.resolve("bin/java"), script);
    program(home.resolve("bin/javac"), "");
    if (!release.isEmpty()) {
      Files.writeString(home.resolve("release"), release);
    }
    return home;
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Started start(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return execute(command);
  }

  /** Through a pipe, whose end the line that hides a warning must have reached as well. */
  private Started execute(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    for (String name :
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "GRPO_JAVA_OPTIONS")) {
      builder.environment().remove(name);
    }
    List.of("LANG", "LC_ALL", "LC_CTYPE", "TMPDIR").forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    Path err = Files.createTempFile(folder, "err", "");
    // cat ends when everybody who may write has ended.
    builder.command(
        "bash", "-c", "{ \"$@\" 2>&3 3>&-; } 3>&1 >\"$0\" | cat >&2; exit ${PIPESTATUS[0]}", "");
    Path out = Files.createTempFile(folder, "out", "");
    builder.command().set(3, out.toString());
    builder.command().addAll(command);
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Started(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Started start(String... arguments) throws Exception {
    return start(suite.resolve("grpo"), arguments);
  }

  private static void refused(Started started, String... words) {
    assertThat(started.exitCode()).as(started.err()).isEqualTo(2);
    assertThat(started.err()).startsWith("grpo: ").contains(words).hasLineCount(1);
    assertThat(started.out()).isEmpty();
  }

  private static void ran(Started started) {
    assertThat(started.err()).isEmpty();
    assertThat(started.exitCode()).isZero();
    assertThat(started.out()).contains("io.github.grposuite.cli.Main");
  }

  @Test
  void throughLinks() throws Exception {
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("again"));
    Files.createSymbolicLink(folder.resolve("bin/grpo"), suite.resolve("grpo"));
    Files.createSymbolicLink(folder.resolve("again/g"), Path.of("../bin/grpo"));
    Files.createSymbolicLink(folder.resolve("whole"), Path.of("suite"));
    environment.put("CDPATH", folder + ":/");
    String expected = suite.toRealPath() + "/lib/*";
    for (String name : new String[] {"bin/grpo", "again/g", "whole/grpo", "suite/grpo"}) {
      Started started = start(Path.of(name), "list", "a b", "");
      ran(started);
      assertThat(started.after("-cp")).isEqualTo(expected);
      assertThat(started.out()).contains("cli.Main\nlist\na b\n\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "q\"u'o", "do$lar", "st*r?", "br[a]ck", "-dash", "ü β", "a;b&c"})
  void namesOfFolders(String name) throws Exception {
    Path place = Files.createDirectories(folder.resolve(name));
    install(place);
    Started started = start(place.resolve("grpo"), "list");
    ran(started);
    assertThat(started.after("-cp")).isEqualTo(place.toRealPath() + "/lib/*");
  }

  @Test
  void foldersThatJavaCannotTake() throws Exception {
    install(Files.createDirectories(folder.resolve("a:b")));
    refused(start(folder.resolve("a:b/grpo")), "no path with a colon; move the folder /", "/a:b");
    install(Files.createDirectories(folder.resolve("wow!/in")));
    refused(start(folder.resolve("wow!/in/grpo")), "ends with an exclamation mark; move", "/wow!");
  }

  @Test
  void whichJava() throws Exception {
    environment.put("JAVA_HOME", "/nonexistent");
    refused(start(), "JAVA_HOME is /nonexistent, which has no bin/java");
    for (String version : new String[] {"11.0.2", "1.8.0_312"}) {
      Path old = java("old" + version, "JAVA_VERSION=\"" + version + "\"\n", TELL);
      environment.put("JAVA_HOME", old.toString());
      String number = version.startsWith("11") ? "11" : "8";
      refused(start(), "needs Java 17 or newer; JAVA_HOME is " + number + " (" + old + ")");
    }
    environment.put("JAVA_HOME", "java"); // relative
    ran(start("list"));
    environment.put("JAVA_HOME", "");
    environment.put("PATH", java.resolve("bin") + ":" + System.getenv("PATH"));
    ran(start("list"));
  }

  @Test
  void noJavaAtAll() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    String bash = execute(List.of("bash", "-c", "type -P bash")).out().strip();
    for (String tool : new String[] {"bash", "env", "dirname", "basename", "readlink", "cat"}) {
      String real = execute(List.of("bash", "-c", "type -P " + tool)).out().strip();
      Files.writeString(tools.resolve(tool), "#!" + bash + "\nexec " + real + " \"$@\"\n");
      assertThat(tools.resolve(tool).toFile().setExecutable(true)).isTrue();
    }
    environment.put("JAVA_HOME", "");
    environment.put("PATH", tools.toString());
    refused(start(), "needs Java 17 or newer; set JAVA_HOME, or put java on the PATH");
  }

  @Test
  void aJavaThatMustBeAsked() throws Exception {
    String tell =
        "case \"$*\" in *-version*) printf '%s\\n' '    java.home = "
            + java
            + "' 'openjdk version \"%s\" 2024-01-16' >&2; exit ;; esac\n"
            + TELL;
    environment.put(
        "JAVA_HOME", java("asked", "", tell.replace("%s\" 2", "21.0.2\" 2")).toString());
    environment.put("JAVA_TOOL_OPTIONS", "-Dx=y");
    ran(start("list"));
    Path silent = java("silent", "", "exit 1\n");
    environment.put("JAVA_HOME", silent.toString());
    refused(start(), silent + "/bin/java, which does not say its version; needs Java 17");
  }

  @Test
  void aRuntimeWithoutAModule() throws Exception {
    environment.put("JAVA_HOME", java("small", RELEASE.replace(" java.sql", ""), TELL).toString());
    refused(start(), "/small, which has no module java.sql; docs/machines.md lists");
  }

  @Test
  void theDocumentListsTheModules() throws IOException {
    String needed =
        Files.readString(Path.of("..", "grpo"))
            .lines()
            .filter(line -> line.startsWith("needed=("))
            .map(line -> line.replaceAll("needed=\\(|\\)", "").replace(' ', ','))
            .findFirst()
            .orElseThrow();
    assertThat(Path.of("..", "docs", "machines.md")).content().contains(needed);
  }

  @ParameterizedTest
  @CsvSource({"LANG, C", "LC_ALL, POSIX", "LANG, xx_XX.UTF-8", "LC_CTYPE, UTF-8", "LANG, ''"})
  void localesThatAreNotThere(String variable, String value) throws Exception {
    environment.put(variable, value);
    Started started = start("list");
    ran(started);
    assertThat(started.out()).contains("CHARMAP=UTF-8");
  }

  @Test
  void aLocaleThatIsThereIsKept() throws Exception {
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("LANG", "xx_XX");
    assertThat(start("list").out()).contains("LC_ALL=C.UTF-8\n");
  }

  @Test
  void whatTheUserGivesToJavaWins() throws Exception {
    assertThat(start("reproduce").arguments()).contains("-Xmx512m", "-XX:+UseParallelGC");
    assertThat(start("run").arguments())
        .contains("-XX:MaxRAMPercentage=50")
        .noneMatch(argument -> argument.startsWith("-Xmx"));
    for (String variable :
        new String[] {
          "GRPO_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
        }) {
      environment.put(variable, "-Xmx3g -XX:+UseSerialGC");
      for (String command : new String[] {"reproduce", "run"}) {
        assertThat(start(command).arguments())
            .doesNotContain("-Xmx512m", "-XX:MaxRAMPercentage=50", "-XX:+UseParallelGC");
      }
      environment.remove(variable);
    }
    Files.createFile(folder.resolve("-Duser.home=x"));
    environment.put("GRPO_JAVA_OPTIONS", "-Duser.home=? -Da=b");
    assertThat(start("list").arguments()).contains("-Duser.home=?", "-Da=b");
  }

  @Test
  void theTemporaryFolderIsHandedOn() throws Exception {
    environment.put("TMPDIR", "/a b");
    assertThat(start("list").arguments()).contains("-Djava.io.tmpdir=/a b");
    environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/c");
    assertThat(start("list").arguments()).noneMatch(each -> each.contains("java.io.tmpdir"));
  }

  @Test
  void theWarningIsHiddenWhateverLineItIs() throws Exception {
    String talk =
        "printf '%s\\n' 'Picked up _JAVA_OPTIONS: -Dx=y' 'OpenJDK warning: z'"
            + " 'WARNING: Using incubator modules: jdk.incubator.vector' 'said' >&2;"
            + " printf 'no line end' >&2; exit 7\n";
    String release = RELEASE.replace("java.base", "java.base jdk.incubator.vector");
    environment.put("JAVA_HOME", java("vector", release, talk).toString());
    Started started = start("list");
    assertThat(started.exitCode()).isEqualTo(7);
    assertThat(started.err())
        .isEqualTo("Picked up _JAVA_OPTIONS: -Dx=y\nOpenJDK warning: z\nsaid\nno line end");
    environment.put("JAVA_HOME", java("broken", release, "printf 'bad option' >&2\n").toString());
    assertThat(start("list").err().strip()).isEqualTo("bad option");
  }

  @Test
  void closedStreams() throws Exception {
    refused(
        execute(List.of("bash", "-c", suite.resolve("grpo") + " list >&-")),
        "standard output is closed; send it to /dev/null");
    String files =
        "for n in 0 1 2; do [ -e /dev/fd/$n ] && [ ! -f /dev/fd/$n ]; echo $n $?; done\n";
    environment.put("JAVA_HOME", java("files", RELEASE, files).toString());
    String closed = suite.resolve("grpo") + " list 2>&- <&- | cat";
    assertThat(execute(List.of("bash", "-c", closed)).out()).isEqualTo("0 0\n1 0\n2 0\n");
  }

  @Test
  void aReleaseHasNoSpark() throws Exception {
    refused(start("run", "x", "--engine", "spark"), "--engine spark: a release has no Spark");
  }

  /** Modules with a source each, and a Maven that writes the jar and says so. */
  private Path checkout() throws IOException {
    Path checkout = Files.createDirectories(folder.resolve("checkout"));
    install(checkout);
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    for (String module :
        List.of("core", "records", "datasets", "language", "reports", "experiments", "cli")) {
      Files.createDirectories(checkout.resolve(module + "/src/main"));
      Files.writeString(checkout.resolve(module + "/pom.xml"), "<project/>");
      Files.writeString(checkout.resolve(module + "/src/main/A.java"), "class A {}");
    }
    program(
        folder.resolve("maven/mvn"),
        "echo built >>"
            + folder.resolve("builds")
            + "; touch cli/target/grpo-cli-0.1.0-SNAPSHOT.jar\n");
    environment.put("PATH", folder.resolve("maven") + ":" + System.getenv("PATH"));
    return checkout;
  }

  private int builds() throws IOException {
    Path builds = folder.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  @Test
  void buildsWhatHasOtherContentNotWhatHasOtherTimes() throws Exception {
    Path checkout = checkout();
    Path grpo = checkout.resolve("grpo");
    Path source = checkout.resolve("core/src/main/A.java");
    assertThat(start(grpo, "list").err()).isEqualTo("grpo: building…\n");
    ran(start(grpo, "list"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(3600)));
    ran(start(grpo, "list"));
    assertThat(builds()).isEqualTo(1);
    Files.writeString(source, "class B {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH)); // as rsync -t leaves it
    start(grpo, "list");
    assertThat(builds()).isEqualTo(2);
    Files.move(source, source.resolveSibling("C.java"));
    start(grpo, "list");
    assertThat(builds()).isEqualTo(3);
    ran(start(grpo, "list"));
  }

  @Test
  void anEmptyMarkIsTakenAtItsWordIfNothingIsNewer() throws Exception {
    Path grpo = checkout().resolve("grpo");
    Path target = Files.createDirectories(grpo.resolveSibling("cli/target"));
    Files.createFile(target.resolve("grpo-cli-0.1.0-SNAPSHOT.jar"));
    Path mark = Files.createFile(target.resolve(".built"));
    Files.setLastModifiedTime(mark, FileTime.from(Instant.now().plusSeconds(60)));
    ran(start(grpo, "list"));
    assertThat(mark).isNotEmptyFile();
    Files.write(mark, new byte[0]);
    Files.setLastModifiedTime(mark, FileTime.from(Instant.EPOCH));
    start(grpo, "list");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void whatABuildNeeds() throws Exception {
    Path grpo = checkout().resolve("grpo");
    Files.delete(java.resolve("bin/javac"));
    refused(start(grpo), "which needs a JDK; JAVA_HOME is " + java + ", which has no bin/javac");
    program(java.resolve("bin/javac"), "");
    Path core = grpo.resolveSibling("core");
    assumeTrue(core.toFile().setWritable(false) && !Files.isWritable(core), "skipped: root writes");
    refused(start(grpo), "must be built, but ", "core/target cannot be written");
    assertThat(core.toFile().setWritable(true)).isTrue();
  }

  @Test
  void startsWhereNothingCanBeWritten() throws Exception {
    Path grpo = checkout().resolve("grpo");
    start(grpo, "list");
    Path target = grpo.resolveSibling("cli/target");
    Path mark = target.resolve(".built");
    FileTime before = Files.getLastModifiedTime(mark);
    assertThat(target.toFile().setWritable(false)).isTrue();
    ran(start(grpo, "list"));
    assertThat(target.toFile().setWritable(true)).isTrue();
    assertThat(Files.getLastModifiedTime(mark)).isEqualTo(before);
  }
}
