package io.github.grposuite.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A real standalone cluster on loopback: a master and workers of one core as processes. Nothing of
 * it outlives the test's process.
 */
final class StandaloneCluster implements AutoCloseable {
  static final Path SPARK = Path.of("target", "spark").toAbsolutePath();
  private static final String HOST = "127.0.0.1";
  private static final int SECONDS = 30;

  private final Path folder;
  private final int port = freePort();
  private final List<Process> workers = new ArrayList<>();
  private final Thread end = new Thread(this::kill);
  private Process master;

  private StandaloneCluster(Path folder) {
    this.folder = folder;
  }

  static StandaloneCluster start(Path folder, int workers) throws Exception {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    Runtime.getRuntime().addShutdownHook(cluster.end);
    try {
      cluster.master =
          cluster.launch(
              "master",
              "org.apache.spark.deploy.master.Master",
              List.of("--host", HOST, "--port", String.valueOf(cluster.port)));
      cluster.awaitMaster();
      for (int i = 0; i < workers; i++) {
        cluster.addWorker();
      }
      return cluster;
    } catch (Exception | Error e) {
      cluster.close();
      throw e;
    }
  }

  String url() {
    return "spark://" + HOST + ":" + port;
  }

  /** Kills a worker and its executor, as when a machine goes. */
  void killWorker(int number) {
    kill(workers.get(number));
  }

  /** The temporary folders of the suite that executors have. */
  Set<Path> scratch() throws IOException {
    try (Stream<Path> files = Files.find(folder, 9, (file, a) -> a.isDirectory())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("grpo-"))
          .collect(Collectors.toSet());
    } catch (UncheckedIOException e) {
      return scratch(); // Something was deleted meanwhile.
    }
  }

  /** One more worker. */
  void addWorker() throws IOException {
    String name = "worker" + workers.size();
    workers.add(
        launch(
            name,
            "org.apache.spark.deploy.worker.Worker",
            List.of(
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve(name).toString(),
                url())));
  }

  private Process launch(String name, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(moduleOptions());
    command.addAll(List.of("-cp", SPARK.resolve("jars") + "/*", main, "--webui-port", "0"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    builder.environment().put("SPARK_LOCAL_DIRS", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    return builder.start();
  }

  /** What Spark needs to know where no distribution's scripts say it. */
  static Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        SPARK.toString(),
        "SPARK_LOCAL_IP",
        HOST,
        "SPARK_SCALA_VERSION",
        "2.13",
        "JAVA_HOME",
        System.getProperty("java.home"));
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static List<String> moduleOptions() {
    return List.of(JavaModuleOptions.defaultModuleOptionArray());
  }

  private void awaitMaster() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end && master.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException(
        "no master on " + url() + ": " + Files.readString(folder.resolve("master.log")));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(Process process) {
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    executors.forEach(executor -> executor.onExit().join());
  }

  private void kill() {
    workers.forEach(StandaloneCluster::kill);
    if (master != null) {
      kill(master);
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(end);
  }
}
