package io.github.grposuite.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Computes cells, given by their ids, on an executor.
 *
 * @param shipment the experiment; fetched if this executor has not opened it yet
 * @param key of the shipment
 */
record CellTask(Broadcast<Shipment> shipment, String key)
    implements FlatMapFunction<Iterator<String>, CellResult> {
  @Override
  public Iterator<CellResult> call(Iterator<String> ids) {
    Workshop workshop = Workshop.open(key, shipment::value);
    List<CellResult> results = new ArrayList<>();
    ids.forEachRemaining(id -> results.add(workshop.compute(id)));
    return results.iterator();
  }
}
