package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attention with grouped keys and values, then a gated feed-forward block, each with a residual.
 */
final class DecoderLayer {
  private final int index;
  private final DecoderConfig config;
  private final Gate gate;
  private final RmsNorm inputNorm;
  private final RmsNorm postNorm;
  private final Map<TargetModule, LinearLayer> projections;

  DecoderLayer(
      int index,
      DecoderConfig config,
      Gate gate,
      RmsNorm inputNorm,
      RmsNorm postNorm,
      Map<TargetModule, LinearLayer> projections) {
    this.index = index;
    this.config = config;
    this.gate = gate;
    this.inputNorm = inputNorm;
    this.postNorm = postNorm;
    this.projections = projections;
  }

  /**
   * The layer's output.
   *
   * @param x tokens by hidden size
   * @param selected whether only the tokens that predict something are asked for
   */
  NDArray apply(NDArray x, ForwardPass pass, boolean selected) {
    NDArray attended = attention(inputNorm.apply(x), pass, selected);
    NDArray middle = attended.addi(selected ? pass.select(x) : x);
    return feedForward(postNorm.apply(middle), pass).addi(middle);
  }

  private NDArray map(TargetModule target, NDArray x, ForwardPass pass) {
    return pass.apply(projections.get(target), index, target, x);
  }

  private NDArray feedForward(NDArray x, ForwardPass pass) {
    NDArray gated = gate.apply(map(TargetModule.GATE_PROJ, x, pass));
    return map(TargetModule.DOWN_PROJ, gated.mul(map(TargetModule.UP_PROJ, x, pass)), pass);
  }

  private NDArray attention(NDArray x, ForwardPass pass, boolean selected) {
    NDArray q =
        heads(map(TargetModule.Q_PROJ, selected ? pass.select(x) : x, pass), config.heads());
    NDArray k = heads(map(TargetModule.K_PROJ, x, pass), config.keyValueHeads());
    NDArray v = heads(map(TargetModule.V_PROJ, x, pass), config.keyValueHeads());
    q = rotate(q, pass.queries(selected));
    k = pass.allKeys(index, rotate(k, pass.keys()));
    v = pass.allValues(index, v);
    List<PackedSequence.Segment> segments = pass.packed().segments();
    NDList qs =
        split(
            q,
            segments.stream().mapToInt(s -> selected ? s.queries().length : s.length()).toArray());
    int[] lengths = segments.stream().mapToInt(PackedSequence.Segment::length).toArray();
    NDList ks = split(k, lengths);
    NDList vs = split(v, lengths);
    NDList outputs = new NDList(segments.size());
    for (int s = 0; s < segments.size(); s++) {
      outputs.add(attend(qs.get(s), ks.get(s), vs.get(s), pass.mask(s, selected)));
    }
    NDArray all = outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 0);
    return map(TargetModule.O_PROJ, all, pass);
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

  private NDArray rotate(NDArray x, ForwardPass.Rotation rotation) {
    NDList halves = x.split(new long[] {config.headDim() / 2}, 2);
    NDArray swapped = NDArrays.concat(new NDList(halves.get(1), halves.get(0)), 2);
    return x.mul(rotation.cosines()).addi(swapped.mul(rotation.sines()));
  }

  /** Softmax(q kᵀ + mask) v of one segment; the heads that share keys are stacked, not copied. */
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
