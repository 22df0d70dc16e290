package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.AlgorithmTwo;
import io.github.grposuite.core.weighting.AuthorsCode;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GivenWeights;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Algorithm 2's least squares against gradient descent, Newton's method and its limits. */
class ClosedFormTest {
  private final Problem problem = Problem.random(51, 4, 60, 240);
  private final Ipo loss = new Ipo(0.1);
  private final double[] zero = new double[4];

  @Test
  void ipoIsTheLimitOfGradientDescent() {
    agreesWithGradientDescent(new Pooled());
  }

  @Test
  void isIpoIsTheLimitOfGradientDescent() {
    agreesWithGradientDescent(new ImportanceSampling(new double[] {0.8, 0.2}));
  }

  private void agreesWithGradientDescent(GroupWeighting weighting) {
    double[] exact = problem.train(loss, weighting, new Solver.ClosedForm(1, 0), zero).theta();
    double[] descended = problem.train(loss, weighting, Problem.descent(0.3, 2000), zero).theta();
    assertThat(Problem.relativeDistance(exact, descended)).isLessThan(1e-8);
  }

  @Test
  void withARidgeItIsTheLimitOfGradientDescentWithThatRidge() {
    GroupWeighting weighting = new ImportanceSampling(new double[] {0.8, 0.2});
    double[] exact = problem.train(loss, weighting, new Solver.ClosedForm(1, 0.7), zero).theta();
    double[] descended = problem.train(loss, weighting, ridge(0.7), zero).theta();
    assertThat(Problem.relativeDistance(exact, descended)).isLessThan(1e-8);
    double[] without = problem.train(loss, weighting, Problem.descent(0.3, 2000), zero).theta();
    assertThat(Problem.norm(exact)).isLessThan(0.8 * Problem.norm(without));
  }

  private static Solver.Gradient ridge(double ridge) {
    return new Solver.Gradient(
        0.3,
        2000,
        StepSize.FIXED,
        0,
        BatchSampling.UNIFORM,
        0,
        Solver.Iterate.LAST,
        Solver.GroupLoss.MEAN,
        ridge);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0.5, 3", "0, 0"})
  void everyStepOfGrIpoMinimisesTheNewlyWeightedLoss(double chi, double offset) {
    GroupWeighting weighting = new ExponentiatedGradient(0.01, chi, offset);
    Trainer trainer = problem.start(loss, weighting, new Solver.ClosedForm(20, 0), zero);
    double[] logits = new double[2];
    for (int step = 0; step < 20; step++) {
      double[] losses = problem.losses(loss, trainer.theta());
      trainer.step();
      double[] weights = new double[2];
      for (int g = 0; g < 2; g++) {
        logits[g] += 0.01 * chi * (losses[g] + offset / Math.sqrt(problem.sizes()[g]));
      }
      for (int g = 0; g < 2; g++) {
        double alpha = 1 / (1 + Math.exp(logits[1 - g] - logits[g]));
        weights[g] = (1 - chi) / 2 + chi * alpha;
        assertThat(trainer.effectiveWeight(g)).isEqualTo(weights[g], within(1e-12));
      }
      double[] expected = problem.minimise(loss, weights);
      assertThat(Problem.relativeDistance(trainer.theta(), expected)).isLessThan(1e-11);
    }
  }

  @Test
  void convergedGrIpoIsTheLimitOfGradientDescentAtItsWeights() {
    Trainer robust = grIpo(3000);
    double[] weights = robust.alpha().clone();
    assertThat(weights[0]).isBetween(0.05, 0.95);
    assertThat(Problem.relativeDistance(grIpo(2900).alpha(), weights)).isLessThan(1e-12);
    Solver solver = Problem.descent(0.2 * problem.fixedScale(weights), 3000);
    double[] descended = problem.train(loss, problem.fixed(weights), solver, zero).theta();
    assertThat(Problem.relativeDistance(robust.theta(), descended)).isLessThan(1e-8);
  }

  private Trainer grIpo(int steps) {
    return problem.train(
        loss, new ExponentiatedGradient(0.01, 1, 0), new Solver.ClosedForm(steps, 0), zero);
  }

  /** The authors' code: α_g ∝ exp(Σ η L_g/N_g), and pairs weighted by α_g alone. */
  @Test
  void referenceHeadDividesTheLossTwiceAndWeightsPairsByAlpha() {
    Trainer trainer = problem.start(loss, new AuthorsCode(0.5), new Solver.ClosedForm(3, 0), zero);
    double[] logits = new double[2];
    for (int step = 0; step < 3; step++) {
      double[] losses = problem.losses(loss, trainer.theta());
      trainer.step();
      double[] weights = new double[2];
      for (int g = 0; g < 2; g++) {
        logits[g] += 0.5 * losses[g] / problem.sizes()[g];
      }
      for (int g = 0; g < 2; g++) {
        double alpha = 1 / (1 + Math.exp(logits[1 - g] - logits[g]));
        assertThat(trainer.alpha()[g]).isEqualTo(alpha, within(1e-13));
        weights[g] = alpha * problem.sizes()[g];
      }
      double[] expected = problem.minimise(loss, weights);
      assertThat(Problem.relativeDistance(trainer.theta(), expected)).isLessThan(1e-11);
    }
  }

  /** α_g ∝ exp(Σ η L_g), and pairs weighted by α_g alone: Algorithm 2, line 7. */
  @Test
  void algorithm2WeightsPairsByAlphaWithTheMeanLossInTheAlphaStep() {
    Trainer trainer =
        problem.start(loss, new AlgorithmTwo(0.01), new Solver.ClosedForm(3, 0), zero);
    double[] logits = new double[2];
    for (int step = 0; step < 3; step++) {
      double[] losses = problem.losses(loss, trainer.theta());
      trainer.step();
      double[] weights = new double[2];
      for (int g = 0; g < 2; g++) {
        logits[g] += 0.01 * losses[g];
      }
      for (int g = 0; g < 2; g++) {
        double alpha = 1 / (1 + Math.exp(logits[1 - g] - logits[g]));
        assertThat(trainer.alpha()[g]).isEqualTo(alpha, within(1e-13));
        weights[g] = alpha * problem.sizes()[g];
      }
      double[] expected = problem.minimise(loss, weights);
      assertThat(Problem.relativeDistance(trainer.theta(), expected)).isLessThan(1e-11);
    }
  }

  /** Both end where the groups' losses are equal; the path of α differs. */
  @Test
  void bothReadingsOfGrIpoEndAtTheSameTheta() {
    Trainer printed =
        problem.train(loss, new AlgorithmTwo(0.01), new Solver.ClosedForm(6000, 0), zero);
    Trainer section = grIpo(6000);
    assertThat(Problem.relativeDistance(printed.theta(), section.theta())).isLessThan(1e-8);
    assertThat(printed.alpha()[0]).isGreaterThan(section.alpha()[0] + 0.05);
  }

  /** Figure 6: χ = 0 with importance sampling's group weights is IS-IPO, whatever η_α is. */
  @ParameterizedTest
  @CsvSource({"0.8, 0.2", "0.5, 0.5", "0.1, 0.9"})
  void withoutChiTheTradeOffIsImportanceSampling(double first, double second) {
    ImportanceSampling sampling = new ImportanceSampling(new double[] {first, second});
    GroupWeighting tradeOff =
        new ExponentiatedGradient(0.01, 0, 0, new GivenWeights.OfPairWeights(sampling));
    double[] isIpo = problem.train(loss, sampling, new Solver.ClosedForm(10, 0), zero).theta();
    double[] grIpo = problem.train(loss, tradeOff, new Solver.ClosedForm(10, 0), zero).theta();
    assertThat(Problem.relativeDistance(grIpo, isIpo)).isLessThan(1e-12);
    if (first == 0.8) {
      GroupWeighting equal = new ExponentiatedGradient(0.01, 0, 0);
      double[] mean = problem.train(loss, equal, new Solver.ClosedForm(10, 0), zero).theta();
      assertThat(Problem.relativeDistance(mean, isIpo)).isLessThan(1e-12);
    }
  }

  @Test
  void thetaScalesWithOneOverBeta() {
    double[] at = closedForm(problem, 0, new Ipo(0.25)).theta();
    double[] halved = closedForm(problem, 0, new Ipo(0.125)).theta();
    double[] tiny = closedForm(problem, 0, new Ipo(0x1p-40)).theta();
    for (int j = 0; j < at.length; j++) {
      assertThat(halved[j]).isEqualTo(2 * at[j]);
      assertThat(tiny[j]).isEqualTo(0x1p38 * at[j]);
    }
  }

  /** λ enters (1/N) Σ ΔΔᵀ + λI: the stationarity of the ridge objective is checked. */
  @Test
  void ridgeIsAddedToTheNormalisedGram() {
    double ridge = 0.3;
    double[] theta = closedForm(problem, ridge, loss).theta();
    double[] gradient = problem.gradient(loss, problem.pooledWeights(), theta);
    double[] stationary = Problem.plus(gradient, 2 * ridge, theta);
    assertThat(Problem.norm(stationary)).isLessThan(1e-12 * Problem.norm(gradient));
  }

  @ParameterizedTest(name = "{0} features of rank {1}, scale {2}")
  @CsvSource({
    "2, 1, 1",
    "4, 3, 1",
    "4, 3, 1000",
    "4, 3, 1e-3",
    "7, 2, 1",
    "7, 6, 30",
    "17, 16, 1",
    "40, 39, 1",
    "40, 39, 100",
    "40, 10, 1"
  })
  void featuresThatAreNotSpannedNeedARidge(int dimension, int rank, double scale) {
    for (long seed = 0; seed < 200; seed++) {
      Problem flat = ofRank(seed, dimension, rank, scale);
      assertThatThrownBy(() -> closedForm(flat, 0, loss))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the weighted Gram matrix is singular at step 0: the pairs do not span all %d"
                  + " features; set ridge to a small positive number",
              dimension);
      double[] theta = closedForm(flat, 1e-6 * scale * scale, loss).theta();
      assertThat(theta).doesNotContain(Double.NaN);
    }
  }

  /** A fourth feature that is the others' sum to within 1e-4, so a condition number of 1e8. */
  @Test
  void nearlyDependentFeaturesAreSolvedWithoutARidge() {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Problem near =
          map(
              Problem.random(seed, 3, 50, 70),
              4,
              x ->
                  new double[] {
                    x[0], x[1], x[2], x[0] + x[1] + x[2] + 1e-4 * random.nextGaussian()
                  });
      double[] weights = near.pooledWeights();
      double[] theta = closedForm(near, 0, loss).theta();
      double atStart = Problem.norm(near.gradient(loss, weights, zero));
      assertThat(Problem.norm(near.gradient(loss, weights, theta)) / atStart).isLessThan(1e-8);
    }
  }

  @Test
  void fewerPairsThanFeaturesNeedARidge() {
    Problem few = Problem.random(52, 5, 2, 2);
    assertThatThrownBy(() -> closedForm(few, 0, loss))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set ridge to a small positive number");
    assertThat(closedForm(few, 1e-6, loss).theta()).doesNotContain(Double.NaN);
  }

  @Test
  void featuresOfAnyScaleAreSolvedWithoutARidge() {
    for (double scale : new double[] {1e-9, 1e-3, 1, 1e6}) {
      Problem scaled = scaled(problem, scale);
      double[] theta = closedForm(scaled, 0, loss).theta();
      double[] expected = closedForm(problem, 0, loss).theta();
      double[] rescaled = Problem.plus(zero, scale, theta);
      assertThat(Problem.relativeDistance(rescaled, expected)).as("%s", scale).isLessThan(1e-12);
    }
  }

  @Test
  void onlyIpoHasAClosedForm() {
    assertThatThrownBy(
            () -> problem.start(new Dpo(1), new Pooled(), new Solver.ClosedForm(1, 0), zero))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("solver closed-form needs the loss ipo; use solver gradient");
  }

  private static Trainer closedForm(Problem problem, double ridge, Ipo loss) {
    double[] start = new double[problem.dimension()];
    return problem.train(loss, new Pooled(), new Solver.ClosedForm(1, ridge), start);
  }

  private static Problem scaled(Problem problem, double scale) {
    return map(problem, problem.dimension(), x -> Problem.plus(new double[x.length], scale, x));
  }

  /** Gaussian pairs of {@code rank} coordinates, sent to {@code dimension} by a random matrix. */
  private static Problem ofRank(long seed, int dimension, int rank, double scale) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[dimension][];
    for (int j = 0; j < dimension; j++) {
      rows[j] = Problem.plus(new double[rank], scale, Problem.gaussian(random, rank));
    }
    return map(
        Problem.random(seed, rank, 50, 70),
        dimension,
        x -> {
          double[] image = new double[dimension];
          for (int j = 0; j < dimension; j++) {
            image[j] = Problem.dot(rows[j], x);
          }
          return image;
        });
  }

  private static Problem map(Problem problem, int dimension, UnaryOperator<double[]> image) {
    List<List<double[]>> groups = new ArrayList<>();
    for (List<double[]> pairs : problem.groups()) {
      groups.add(pairs.stream().map(image).toList());
    }
    return new Problem(dimension, groups);
  }
}
