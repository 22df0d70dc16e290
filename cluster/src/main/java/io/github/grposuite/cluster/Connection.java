package io.github.grposuite.cluster;

import io.github.grposuite.experiments.spec.UsageException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens Spark with the suite's settings; what spark-submit or the user has set stays. */
final class Connection implements AutoCloseable {
  private static final String MASTER = "spark.master";

  private final JavaSparkContext context;
  private final boolean local;
  private final Set<String> sent = new HashSet<>();

  private Connection(JavaSparkContext context, boolean local) {
    this.context = context;
    this.local = local;
  }

  /**
   * Connects.
   *
   * @param master in the place of what spark-submit says
   * @throws UsageException if there is no such master
   */
  static Connection open(Optional<String> master) {
    SparkConf conf = new SparkConf();
    master.ifPresent(conf::setMaster);
    if (!conf.contains(MASTER)) {
      throw new UsageException(
          "--engine spark needs a master: --master spark://HOST:PORT, or local[2] to try it here");
    }
    MasterAddress address = new MasterAddress(conf.get(MASTER));
    address.check();
    settings(conf, address);
    try {
      Connection connection = new Connection(new JavaSparkContext(conf), address.local());
      for (String jar : conf.get("spark.jars", "").split(",", -1)) {
        connection.sent.add(jar.substring(jar.lastIndexOf('/') + 1));
      }
      return connection;
    } catch (Exception e) { // Spark throws checked exceptions without saying so.
      throw new UsageException("--master: " + address.url() + ": " + SparkFailure.reason(e));
    }
  }

  private static void settings(SparkConf conf, MasterAddress address) {
    conf.setIfMissing("spark.app.name", "grpo");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.log.level", "ERROR");
    conf.setIfMissing(
        "spark.executor.extraJavaOptions",
        "-Dai.djl.offline=true --add-modules=jdk.incubator.vector");
    Optional.ofNullable(System.getenv("OMP_NUM_THREADS"))
        .ifPresent(value -> conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", value));
    // The launcher looks at its own machine only.
    conf.setIfMissing(
        "spark.executorEnv.OMP_WAIT_POLICY",
        Optional.ofNullable(System.getenv("OMP_WAIT_POLICY")).orElse("PASSIVE"));
    if (address.loopback()) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
  }

  /** The connection. */
  JavaSparkContext context() {
    return context;
  }

  /** What happens to executors is told there, and what happens then. */
  ExecutorWatch watch(String then, Consumer<String> notes) {
    return new ExecutorWatch(context.sc().statusTracker(), local, then, notes);
  }

  /** Offers executors the code, each jar once. */
  void ship(Set<Jars.Extra> extras) {
    if (local) {
      return;
    }
    for (Path jar : Jars.shipped(extras)) {
      if (sent.add(String.valueOf(jar.getFileName()))) {
        context.addJar(jar.toString());
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
