package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.LayerAttention;
import java.util.List;
import java.util.Optional;

/**
 * Attention with grouped keys and values.
 *
 * @param config the sizes
 * @param sight what tokens see
 * @param queryNorm of each head's queries, if any
 * @param keyNorm of each head's keys, if any
 * @param cap of scores
 */
record Attention(
    LayerMaps maps,
    DecoderConfig config,
    LayerAttention sight,
    Optional<RmsNorm> queryNorm,
    Optional<RmsNorm> keyNorm,
    SoftCap cap) {
  private record Projected(NDArray queries, NDArray keys, NDArray values) {}

  /**
   * The block's output.
   *
   * @param x tokens by hidden size, normalised
   * @param selected whether only the tokens that predict something are asked for
   */
  NDArray apply(NDArray x, ForwardPass pass, boolean selected) {
    Projected projected = project(x, pass, selected);
    NDArray q = normalised(heads(projected.queries(), config.heads()), queryNorm);
    NDArray k = normalised(heads(projected.keys(), config.keyValueHeads()), keyNorm);
    NDArray v = heads(projected.values(), config.keyValueHeads());
    q = rotate(q, pass.queries(sight.rope(), selected));
    k = pass.allKeys(maps.layer(), sight.window(), rotate(k, pass.keys(sight.rope())));
    v = pass.allValues(maps.layer(), sight.window(), v);
    List<AttentionBlock> blocks = pass.cut().blocks();
    NDList qs = split(q, blocks.stream().mapToInt(b -> b.queries(selected).length).toArray());
    NDList ks = split(k, pass.cut().pieces());
    NDList vs = split(v, pass.cut().pieces());
    NDList outputs = new NDList(blocks.size());
    for (int b = 0; b < blocks.size(); b++) {
      int[] pieces = blocks.get(b).pieces();
      Optional<NDArray> mask = pass.mask(b, sight.window(), selected);
      outputs.add(attend(qs.get(b), joined(ks, pieces), joined(vs, pieces), mask));
    }
    NDArray all = outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 0);
    return maps.apply(TargetModule.O_PROJ, all, pass);
  }

  private Projected project(NDArray x, ForwardPass pass, boolean selected) {
    if (maps.has(TargetModule.QKV_PROJ)) {
      long queries = config.querySize();
      NDList parts =
          maps.apply(TargetModule.QKV_PROJ, x, pass)
              .split(new long[] {queries, queries + config.keyValueSize()}, 1);
      NDArray q = parts.get(0);
      return new Projected(selected ? pass.select(q) : q, parts.get(1), parts.get(2));
    }
    return new Projected(
        maps.apply(TargetModule.Q_PROJ, selected ? pass.select(x) : x, pass),
        maps.apply(TargetModule.K_PROJ, x, pass),
        maps.apply(TargetModule.V_PROJ, x, pass));
  }

  private static NDArray normalised(NDArray x, Optional<RmsNorm> norm) {
    return norm.isPresent() ? norm.get().apply(x) : x;
  }

  private NDArray heads(NDArray x, int heads) {
    return x.reshape(x.getShape().get(0), heads, config.headDim());
  }

  private static NDList split(NDArray x, int[] lengths) {
    if (lengths.length == 1) {
      return new NDList(x);
    }
    long[] cuts = new long[lengths.length - 1];
    long end = 0;
    for (int i = 0; i < cuts.length; i++) {
      end += lengths[i];
      cuts[i] = end;
    }
    return x.split(cuts, 0);
  }

  private static NDArray joined(NDList all, int[] pieces) {
    if (pieces.length == 1) {
      return all.get(pieces[0]);
    }
    NDList some = new NDList(pieces.length);
    for (int piece : pieces) {
      some.add(all.get(piece));
    }
    return NDArrays.concat(some, 0);
  }

  private NDArray rotate(NDArray x, ForwardPass.Rotation rotation) {
    NDList halves = x.split(new long[] {config.headDim() / 2}, 2);
    NDArray swapped = NDArrays.concat(new NDList(halves.get(1), halves.get(0)), 2);
    return x.mul(rotation.cosines()).addi(swapped.mul(rotation.sines()));
  }

  /** Softmax(q kᵀ + mask) v of one block; the heads that share keys are stacked, not copied. */
  private NDArray attend(NDArray q, NDArray k, NDArray v, Optional<NDArray> mask) {
    long queries = q.getShape().get(0);
    long tokens = k.getShape().get(0);
    long heads = config.heads();
    long shared = config.keyValueHeads();
    long dimension = config.headDim();
    NDArray stacked =
        q.transpose(1, 0, 2).reshape(new Shape(shared, heads / shared * queries, dimension));
    NDArray scores =
        stacked.matMul(k.transpose(1, 2, 0)).reshape(new Shape(heads, queries, tokens));
    scores = cap.apply(scores);
    if (mask.isPresent()) {
      scores.addi(mask.get());
    }
    NDArray weights =
        scores.softmax(-1).reshape(new Shape(shared, heads / shared * queries, tokens));
    return weights
        .matMul(v.transpose(1, 0, 2))
        .reshape(new Shape(heads, queries, dimension))
        .transpose(1, 0, 2)
        .reshape(new Shape(queries, heads * dimension));
  }
}
