package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.CellSession;
import io.github.grposuite.experiments.engine.Engine;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Computes cells on the executors of a Spark cluster. This process, the driver, leases cells, hands
 * them out in tasks of a few, and brings their records into the store as each task ends. What a
 * lost executor had is computed again by others: Spark repeats the task.
 */
public final class SparkEngine implements Engine {
  private final Connection connection;
  private final RunOptions options;
  private final String document;

  /** Executors plan all of them, so that they need what any of them uses. */
  private final List<Cell> planned;

  /** Sent with the first cells; those of later calls are among them. Closing takes it back. */
  private CellTask task;

  SparkEngine(RunOptions options, String document, List<Cell> planned) {
    this.options = options;
    this.document = document;
    this.planned = planned;
    connection = Connection.open(options.master());
  }

  @Override
  public void run(List<Cell> cells, CellSession session) {
    connection.ship(ExperimentBundle.extras(document, cells));
    JavaSparkContext context = connection.context();
    if (task == null) {
      ExperimentBundle bundle = ExperimentBundle.pack(document, options.timeout(), planned);
      task = new CellTask(context.broadcast(bundle), bundle.key());
    }
    ExecutorWatch watch = connection.watch("its cells run elsewhere", session.listener()::noted);
    context.sc().addSparkListener(watch);
    try {
      new CellDispatch(context, task, session, watch, cells).run();
    } finally {
      context.sc().removeSparkListener(watch);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
