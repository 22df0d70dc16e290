package io.github.grposuite.experiments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.grposuite.core.policy.MeasurementSink;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.Json;
import io.github.grposuite.reports.Numbers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a run, collected in memory while it trains. */
public final class RunRecord implements MeasurementSink {
  private final Cell cell;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final StringBuilder metrics = new StringBuilder("step,split,group,metric,value\n");
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private double seconds;

  /** An empty record; its clock starts now. */
  public RunRecord(Cell cell) {
    this.cell = cell;
  }

  @Override
  public void accept(int step, String split, String group, String metric, double value) {
    metrics.append(step).append(',').append(split).append(',').append(group).append(',');
    metrics.append(metric).append(',').append(Numbers.exact(value)).append('\n');
  }

  /** Completes the record with the trained policy. */
  public void finish(TrainedPolicy policy, String dataHash) {
    seconds = (System.nanoTime() - startNanos) / 1e9;
    files.put("metrics.csv", metrics.toString().getBytes(StandardCharsets.UTF_8));
    metrics.setLength(0);
    files.put("policy.json", json(policy.description()));
    files.putAll(policy.files());
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", Cell.FORMAT);
    manifest.put("id", cell.id());
    manifest.put("method", cell.method().name());
    manifest.put("hyperparameters", cell.method().settings());
    manifest.put("seed", cell.seed());
    manifest.put("data", cell.data().identity().get());
    manifest.put("data_hash", dataHash);
    manifest.putAll(Provenance.describe());
    manifest.putAll(policy.provenance());
    manifest.put("start", start.toString());
    manifest.put("duration_seconds", seconds);
    files.put("manifest.json", json(manifest));
  }

  private static byte[] json(Object value) {
    try {
      return (Json.PRETTY.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not representable as JSON: " + value, e);
    }
  }

  /** The cell that this is the record of. */
  public Cell cell() {
    return cell;
  }

  /** Time spent, in seconds. */
  public double seconds() {
    return seconds;
  }

  /** The files by name. */
  Map<String, byte[]> files() {
    return files;
  }
}
