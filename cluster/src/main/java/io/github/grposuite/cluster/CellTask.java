package io.github.grposuite.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Computes cells, given by their ids, on an executor.
 *
 * @param bundle the experiment; fetched if this executor has not opened it yet
 * @param key of the bundle
 */
record CellTask(Broadcast<ExperimentBundle> bundle, String key)
    implements FlatMapFunction<Iterator<String>, CellResult> {
  @Override
  public Iterator<CellResult> call(Iterator<String> ids) {
    ExecutorExperiment experiment = ExecutorExperiment.open(key, bundle::value);
    List<CellResult> results = new ArrayList<>();
    ids.forEachRemaining(id -> results.add(experiment.compute(id)));
    return results.iterator();
  }
}
