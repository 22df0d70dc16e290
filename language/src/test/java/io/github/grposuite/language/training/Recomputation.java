package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The whole training again, as plainly as possible and in double precision. */
final class Recomputation {
  /** The gradient of a micro-batch. */
  interface MicroBatch {
    double[] gradient(Recomputation plain, int[] examples);
  }

  /** Numbers, and how far those of a training in 32 bits may be away. */
  record Bounded(double[] values, double[] bounds) {
    /** Fails unless all numbers are that close. */
    void check(String what, double[] actual) {
      assertThat(actual).as(what).hasSameSizeAs(values);
      for (int j = 0; j < actual.length; j++) {
        assertThat(actual[j]).as("%s [%d]", what, j).isEqualTo(values[j], within(bounds[j]));
      }
    }
  }

  /** What a training ends with. */
  record Result(Bounded weights, Bounded norms, Bounded alpha) {}

  private static final int DRAWS = 8;
  private static final double CHANGE = 0x1p-12;

  /**
   * The whole training, and bounds for one whose gradients and updates are rounded to 32 bits.
   *
   * <p>A gradient's entry is a sum of at most 16 products in each of two micro-batches, each
   * rounded and added: 64 roundings, so 8 · 2⁻²⁴ as standard deviation, of the gradient's largest
   * entry. How much that matters at the end is measured: with noise of 2⁻¹² instead, as the root
   * mean square of {@value #DRAWS} draws. Allowed are 6 deviations, and what AdamW's own rounding
   * adds.
   */
  static Result bounded(TrainingData data, TrainingSettings settings, MicroBatch microBatch) {
    Recomputation exact = new Recomputation(data, settings);
    double[] weights = exact.run(microBatch, 0, 0);
    double[] norms = exact.norms();
    double[] weightSquares = new double[weights.length];
    double[] normSquares = new double[norms.length];
    double[] alphaSquares = new double[exact.alpha.length];
    for (int draw = 1; draw <= DRAWS; draw++) {
      Recomputation other = new Recomputation(data, settings);
      add(weightSquares, other.run(microBatch, CHANGE, draw), weights);
      add(normSquares, other.norms(), norms);
      add(alphaSquares, other.alpha, exact.alpha);
    }
    double updates =
        new AdamWBound(adam(settings), settings.learningRate()).rounding(norms.length, 1);
    return new Result(
        bounded(weights, weightSquares, updates),
        bounded(norms, normSquares, updates),
        bounded(exact.alpha, alphaSquares, updates));
  }

  private static AdamW adam(TrainingSettings settings) {
    return (AdamW) settings.optimiser();
  }

  private static void add(double[] squares, double[] other, double[] exact) {
    Arrays.setAll(squares, j -> squares[j] + Math.pow((other[j] - exact[j]) / CHANGE, 2) / DRAWS);
  }

  private static Bounded bounded(double[] values, double[] squares, double more) {
    return new Bounded(
        values, Arrays.stream(squares).map(s -> 6 * 8 * 0x1p-24 * Math.sqrt(s) + more).toArray());
  }

  private final TinyPolicy policy = new TinyPolicy(0);
  private final TrainingData data;
  private final TrainingSettings settings;
  private final int groups;
  private final double[] w = new double[TinyPolicy.SIZE];
  private final double[] start = new double[TinyPolicy.SIZE];
  final double[] alpha;
  private GroupWeights rule;

  /** Norms of the gradients of all updates, before clipping. */
  private final List<Double> norms = new ArrayList<>();

  private Recomputation(TrainingData data, TrainingSettings settings) {
    this.data = data;
    this.settings = settings;
    this.groups = data.groups().size();
    Arrays.setAll(start, j -> policy.weights()[j]);
    Arrays.setAll(w, j -> start[j]);
    this.alpha = new double[groups];
    Arrays.fill(alpha, 1.0 / groups);
  }

  private double[] norms() {
    return norms.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * All updates; the weights after them.
   *
   * @param noise what every entry of every gradient is off by at most, in units of the largest
   */
  private double[] run(MicroBatch microBatch, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] m = new double[w.length];
    double[] v = new double[w.length];
    int step = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      int[] order = Batches.order(data.train().size(), Toy.SEED, epoch);
      for (int first = 0; first < order.length; first += settings.batches().batch()) {
        List<int[]> parts = settings.batches().cut(order, first);
        double[] gradient = new double[w.length];
        for (int[] part : parts) {
          double[] term = microBatch.gradient(this, part);
          Arrays.setAll(gradient, j -> gradient[j] + term[j] / parts.size());
        }
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        Arrays.setAll(gradient, j -> gradient[j] + noise * largest * (2 * random.nextDouble() - 1));
        update(++step, gradient, m, v);
      }
    }
    return w;
  }

  private void update(int t, double[] gradient, double[] m, double[] v) {
    double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    norms.add(norm);
    double clip = Math.min(1, settings.maxNorm() / (norm + 1e-6));
    double warm = settings.warmupSteps() == 0 ? 1 : (double) t / settings.warmupSteps();
    double rate = settings.learningRate() * Math.min(1, warm);
    for (int j = 0; j < w.length; j++) {
      double g = clip * gradient[j];
      m[j] = 0.9 * m[j] + 0.1 * g;
      v[j] = 0.999 * v[j] + 0.001 * g * g;
      double mean = m[j] / (1 - Math.pow(0.9, t));
      double square = v[j] / (1 - Math.pow(0.999, t));
      double decay = adam(settings).weightDecay();
      w[j] -= rate * decay * w[j] + rate * mean / (Math.sqrt(square) + adam(settings).epsilon());
    }
  }

  /** (1/n) Σ −∇ ln π(chosen). */
  double[] sft(int[] examples) {
    double[] gradient = new double[w.length];
    for (int i : examples) {
      double[][] slopes = new double[2][w.length];
      policy.sums(data.train().get(i).continuations(), w, slopes);
      Arrays.setAll(gradient, j -> gradient[j] - slopes[0][j] / examples.length);
    }
    return gradient;
  }

  /** (1/n) Σ factor_g(i) ∇ℓ_i. */
  double[] fixed(PreferenceLoss loss, double[] factors, int[] examples) {
    double[] gradient = new double[w.length];
    for (int i : examples) {
      addGradient(loss, i, factors[data.train().get(i).group()] / examples.length, gradient);
    }
    return gradient;
  }

  /** Σ w_g ∇L_g, L_g = N Σ ℓ_i / N_g, after α_g ← α_g exp(η χ (L_g + C/√N_g)). */
  double[] grpo(PreferenceLoss loss, double eta, double chi, double offset, int[] examples) {
    double total = data.train().size();
    int[] sizes = TrainingData.sizes(groups, data.train());
    double[] losses = new double[groups];
    for (int i : examples) {
      int g = data.train().get(i).group();
      losses[g] += total / sizes[g] * loss.value(margin(i));
    }
    for (int g = 0; g < groups; g++) {
      alpha[g] *= Math.exp(eta * chi * (losses[g] + offset / Math.sqrt(sizes[g])));
    }
    double sum = Arrays.stream(alpha).sum();
    Arrays.setAll(alpha, g -> alpha[g] / sum);
    double[] gradient = new double[w.length];
    for (int i : examples) {
      int g = data.train().get(i).group();
      double weight = (1 - chi) / groups + chi * alpha[g];
      addGradient(loss, i, weight * total / sizes[g], gradient);
    }
    return gradient;
  }

  /**
   * The same of means over the micro-batch, the gradient being divided by n: α_g is not moved where
   * there is no pair of g.
   */
  double[] grpoOfMeans(PreferenceLoss loss, double eta, double chi, double offset, int[] examples) {
    double total = data.train().size();
    int[] sizes = TrainingData.sizes(groups, data.train());
    double[][] known = means(loss, examples);
    for (int g = 0; g < groups; g++) {
      if (known[1][g] > 0) {
        alpha[g] *= Math.exp(eta * chi * (known[0][g] + offset / Math.sqrt(sizes[g])));
      }
    }
    double sum = Arrays.stream(alpha).sum();
    Arrays.setAll(alpha, g -> alpha[g] / sum);
    double[] factors = new double[groups];
    Arrays.setAll(factors, g -> ((1 - chi) / groups + chi * alpha[g]) * total / sizes[g]);
    return fixed(loss, factors, examples);
  }

  /** Weights of any rule, which hears means, counts and the means' gradients. */
  double[] weighted(PreferenceLoss loss, GroupWeighting weighting, int[] examples) {
    double total = data.train().size();
    int[] sizes = TrainingData.sizes(groups, data.train());
    if (rule == null) {
      rule = weighting.start(sizes);
    }
    double[][] known = means(loss, examples);
    double[][] gradients = new double[groups][w.length];
    int[] counts = Arrays.stream(known[1]).mapToInt(count -> (int) count).toArray();
    for (int i : examples) {
      int g = data.train().get(i).group();
      addGradient(loss, i, 1.0 / counts[g], gradients[g]);
    }
    rule.update(new SeenLosses(known[0], counts, gradients));
    System.arraycopy(rule.alpha(), 0, alpha, 0, groups);
    double[] factors = new double[groups];
    Arrays.setAll(factors, g -> rule.coefficients()[g] * total);
    return fixed(loss, factors, examples);
  }

  /** Of every group the mean loss, and the number of pairs. */
  private double[][] means(PreferenceLoss loss, int[] examples) {
    double[][] known = new double[2][groups];
    for (int i : examples) {
      int g = data.train().get(i).group();
      known[0][g] += loss.value(margin(i));
      known[1][g]++;
    }
    Arrays.setAll(known[0], g -> known[0][g] / Math.max(1, known[1][g]));
    return known;
  }

  private void addGradient(PreferenceLoss loss, int i, double factor, double[] gradient) {
    double[][] slopes = new double[2][w.length];
    policy.sums(data.train().get(i).continuations(), w, slopes);
    double slope = factor * loss.derivative(margin(i));
    Arrays.setAll(gradient, j -> gradient[j] + slope * (slopes[0][j] - slopes[1][j]));
  }

  private double margin(int i) {
    double[] now = policy.sums(data.train().get(i).continuations(), w, new double[2][w.length]);
    double[] then =
        policy.sums(data.train().get(i).continuations(), start, new double[2][w.length]);
    return now[0] - now[1] - (then[0] - then[1]);
  }
}
