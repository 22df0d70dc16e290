package io.github.grposuite.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.datasets.pairs.PairChunk;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.BlockedPairs;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Reads the blocks of a chunk, given by its number, from files that every worker has. */
record ChunkTask(Broadcast<ChunkTask.Chunks> chunks)
    implements FlatMapFunction<Integer, PairMatrix> {

  /**
   * Where all training pairs are.
   *
   * @param document YAML that has the data block alone, with absolute paths
   */
  record Chunks(String document, List<PairChunk> chunks) implements Serializable {}

  @Override
  public Iterator<PairMatrix> call(Integer number) throws IOException {
    Chunks all = chunks.value();
    Map<String, Map<String, Object>> document =
        YamlFormat.MAPPER.readValue(all.document(), new TypeReference<>() {});
    return BlockedPairs.of(document.get("data")).read(all.chunks().get(number)).iterator();
  }
}
