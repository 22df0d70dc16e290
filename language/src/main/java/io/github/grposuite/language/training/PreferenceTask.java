package io.github.grposuite.language.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The losses and gradients of {@link PreferenceStage}. */
final class PreferenceTask implements Task {
  private static final double[][] NONE = {};

  private final PreferenceObjective objective;
  private final TrainablePolicy policy;
  private final TrainingData data;
  private final TrainSample sample;
  private final long seed;
  private final GroupWeights weights;

  /** Indices of the training examples that the weighting keeps, increasing. */
  private final int[] kept;

  private final int[] sizes;
  private final double total;
  private final GroupGradients groupGradients;
  private Optional<Reference> reference;
  private Optional<Evaluation> evaluation = Optional.empty();

  PreferenceTask(
      PreferenceObjective objective,
      TrainablePolicy policy,
      TrainingData data,
      Optional<Reference> reference,
      TrainSample sample,
      long seed) {
    this.objective = objective;
    this.policy = policy;
    this.data = data;
    this.reference = reference;
    this.sample = sample;
    this.seed = seed;
    this.kept = data.kept(objective.weighting(), seed);
    this.sizes =
        TrainingData.sizes(
            data.groups().size(), IntStream.of(kept).mapToObj(data.train()::get).toList());
    this.total = kept.length;
    this.weights = objective.weighting().start(sizes);
    this.groupGradients = new GroupGradients(sizes.length, policy.size());
  }

  @Override
  public int size() {
    return kept.length;
  }

  @Override
  public int tokens(int example) {
    return data.train().get(kept[example]).continuations().tokens();
  }

  @Override
  public String remedy() {
    return objective.remedy();
  }

  @Override
  public void begin() {
    use(reference.orElseGet(() -> Reference.of(policy, data)));
  }

  private void use(Reference known) {
    known.check(data);
    reference = Optional.of(known);
    evaluation = Optional.of(new Evaluation(objective, data, known, sample, seed));
  }

  @Override
  public double accumulate(int step, int microBatch, int[] ofKept, double share, float[] gradient) {
    int[] examples = IntStream.of(ofKept).map(i -> kept[i]).toArray();
    if (!objective.isAdaptive()) {
      return accumulateFixed(step, microBatch, examples, share, gradient);
    }
    return !objective.weighting().needsGradients() && policy.encodesTogether(items(examples))
        ? accumulateTogether(step, microBatch, examples, share, gradient)
        : accumulateByGroup(step, microBatch, examples, share, gradient);
  }

  /** Fixed weights: (1/n) Σ_i N c_g(i) ℓ_i, where N c_g is 1 for pooled pairs and else q_g. */
  private double accumulateFixed(
      int step, int microBatch, int[] examples, double share, float[] gradient) {
    double[] factors = new double[sizes.length];
    Arrays.setAll(factors, g -> weights.coefficients()[g] * total / examples.length);
    double[] scaled = Arrays.stream(factors).map(factor -> share * factor).toArray();
    long dropoutSeed = DropoutSeeds.of(seed, step, microBatch);
    double[] losses = new PairGradients(examples, scaled).run(step, gradient, dropoutSeed);
    return IntStream.range(0, sizes.length).mapToDouble(g -> factors[g] * losses[g]).sum();
  }

  /**
   * Weights that follow the losses: Σ_g w_g N Σ_{i∈g} ℓ_i / N_g by the scale of {@link GroupLoss},
   * with the w_g after the α-step on what is heard of this micro-batch. All pairs are encoded
   * before any gradient is asked for, so the weights are known in time.
   */
  private double accumulateTogether(
      int step, int microBatch, int[] examples, double share, float[] gradient) {
    double scale = objective.groupLoss().scale(examples.length);
    double[] factors = new double[sizes.length];
    double[] groupLosses = new double[sizes.length];
    PairGradients gradients =
        new PairGradients(examples, factors) {
          @Override
          public void known(int first, double[][] sums) {
            double[] losses = losses(step, sums);
            Arrays.setAll(groupLosses, g -> total / sizes[g] * losses[g]);
            update(groupLosses, losses, counts(examples), NONE);
            Arrays.setAll(factors, g -> scale * (share * weights.effective(g) * total / sizes[g]));
          }
        };
    gradients.run(step, gradient, DropoutSeeds.of(seed, step, microBatch));
    return scale
        * IntStream.range(0, sizes.length)
            .mapToDouble(g -> weights.effective(g) * groupLosses[g])
            .sum();
  }

  /**
   * The same where the pairs are not encoded together, or the weighting asks for gradients: the
   * weights are known only after all losses, so the gradient of each group is kept apart until
   * then.
   */
  private double accumulateByGroup(
      int step, int microBatch, int[] examples, double share, float[] gradient) {
    double scale = objective.groupLoss().scale(examples.length);
    double[] factors = new double[sizes.length];
    Arrays.setAll(factors, g -> total / sizes[g]);
    double[] losses = new double[sizes.length];
    double[] scaled = new double[sizes.length];
    int[] counts = counts(examples);
    for (int g = 0; g < sizes.length; g++) {
      if (counts[g] > 0) {
        losses[g] =
            new PairGradients(membersOf(g, examples), factors)
                .run(step, groupGradients.cleared(g), DropoutSeeds.of(seed, step, microBatch, g))[
                g];
        scaled[g] = factors[g] * losses[g];
      }
    }
    boolean asked = objective.weighting().needsGradients();
    update(scaled, losses, counts, asked ? groupGradients.wide(counts) : NONE);
    double loss = 0;
    for (int g = 0; g < sizes.length; g++) {
      if (counts[g] > 0) {
        groupGradients.addTo(gradient, (float) (scale * (share * weights.effective(g))), g);
        loss += weights.effective(g) * scaled[g];
      }
    }
    return scale * loss;
  }

  private void update(double[] scaled, double[] sums, int[] counts, double[][] gradients) {
    weights.update(objective.groupLoss().heard(scaled, sums, counts, gradients));
  }

  private int[] counts(int[] examples) {
    int[] counts = new int[sizes.length];
    for (int i : examples) {
      counts[data.train().get(i).group()]++;
    }
    return counts;
  }

  private List<Continuations> items(int[] examples) {
    return IntStream.of(examples).mapToObj(i -> data.train().get(i).continuations()).toList();
  }

  private int[] membersOf(int group, int[] examples) {
    return Arrays.stream(examples).filter(i -> data.train().get(i).group() == group).toArray();
  }

  /** Training pairs whose ∇ℓ_i are added, each times its group's factor. */
  private class PairGradients implements TrainablePolicy.UpstreamGradient {
    private final int[] indices;
    private final double[] factors;
    private final double[][] references = reference.orElseThrow().train();

    PairGradients(int[] indices, double[] factors) {
      this.indices = indices;
      this.factors = factors;
    }

    /** Adds the gradients; Σ ℓ_i of every group. */
    double[] run(int step, float[] gradient, long dropoutSeed) {
      return losses(step, policy.accumulate(items(indices), this, gradient, dropoutSeed));
    }

    /** Σ ℓ_i of every group. */
    double[] losses(int step, double[][] sums) {
      double[] losses = new double[sizes.length];
      for (int item = 0; item < indices.length; item++) {
        Example example = example(item);
        losses[example.group()] += objective.loss(example, sums[item], reference(item));
      }
      Divergence.check("training loss", step, data.groups(), losses, remedy());
      return losses;
    }

    @Override
    public double[] of(int item, double[] sums) {
      Example example = example(item);
      return objective.upstreamGradient(example, sums, reference(item), factors[example.group()]);
    }

    private Example example(int item) {
      return data.train().get(indices[item]);
    }

    private double[] reference(int item) {
      return references[indices[item]];
    }
  }

  @Override
  public OptionalDouble measure(int step, MeasurementSink sink) {
    return OptionalDouble.of(evaluation.orElseThrow().measure(step, policy, weights, sink));
  }

  @Override
  public double[] alpha() {
    return weights.alpha().clone();
  }

  @Override
  public void scaleStep(double factor) {
    weights.scaleStep(factor);
  }

  @Override
  public double[] weighting() {
    return weights.state();
  }

  @Override
  public double[] reference() {
    return reference.orElseThrow().flatten();
  }

  @Override
  public void restore(double[] savedWeighting, double[] savedReference) {
    weights.restore(savedWeighting);
    use(Reference.unflatten(savedReference, data));
  }
}
