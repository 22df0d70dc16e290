package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.weighting.Pooled;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * DPO on a log-linear policy is a logistic regression of "chosen" on the feature differences.
 * Tribuo's has an intercept; every Δ labelled chosen comes with −Δ labelled rejected, so that the
 * intercept's optimum is 0 by symmetry and βθ = w_chosen − w_rejected.
 */
class TribuoLogisticRegressionTest {
  private static final String[] NAMES = {"f0", "f1", "f2", "f3"};
  private static final LabelFactory LABELS = new LabelFactory();
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private final Problem problem = Problem.random(41, NAMES.length, 80, 220);
  private final Dpo loss = new Dpo(0.6);
  private final double[] theta =
      problem.train(loss, new Pooled(), Problem.descent(4, 3000), new double[NAMES.length]).theta();

  @Test
  void ourSolutionIsStationaryForTribuosObjective() {
    LogMulticlass objective = new LogMulticlass();
    double value = 0;
    double[] gradient = new double[theta.length];
    for (var group : problem.groups()) {
      for (double[] difference : group) {
        for (int label = 0; label < 2; label++) {
          double sign = label == 0 ? 1 : -1;
          double score = sign * loss.beta() * Problem.dot(difference, theta) / 2;
          Pair<Double, SGDVector> result =
              objective.lossAndGradient(
                  label, DenseVector.createDenseVector(new double[] {score, -score}));
          value += Math.abs(result.getA());
          SGDVector slopes = result.getB();
          double towardsChosen = sign * (slopes.get(0) - slopes.get(1)) / 2;
          gradient = Problem.plus(gradient, towardsChosen, difference);
        }
      }
    }
    int examples = 2 * problem.size();
    assertThat(value / examples)
        .as("mean loss")
        .isEqualTo(problem.objective(loss, problem.pooledWeights(), theta), within(1e-13));
    assertThat(Problem.norm(gradient)).as("gradient of the summed loss").isLessThan(1e-8);
  }

  @BeforeAll
  static void quieten() {
    TRIBUO.setLevel(Level.WARNING);
  }

  /** AdaGrad on whole batches; on single examples it stays 2 % away after as many epochs. */
  @Test
  void tribuosSgdConvergesToOurSolution() {
    MutableDataset<Label> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("symmetric pairs", LABELS), LABELS);
    for (var group : problem.groups()) {
      for (double[] difference : group) {
        data.add(example("chosen", difference));
        data.add(example("rejected", Problem.plus(difference, -2, difference)));
      }
    }
    int epochs = 300;
    LinearSGDModel model =
        new LinearSGDTrainer(
                new LogMulticlass(), new AdaGrad(0.5), epochs, -1, 2 * problem.size(), 42)
            .train(data);
    DenseMatrix weights = model.getWeightsCopy();
    int chosen = model.getOutputIDInfo().getID(new Label("chosen"));
    double[] fitted = new double[theta.length];
    for (int j = 0; j < fitted.length; j++) {
      int feature = model.getFeatureIDMap().get(NAMES[j]).getID();
      fitted[j] = (weights.get(chosen, feature) - weights.get(1 - chosen, feature)) / loss.beta();
    }
    assertThat(Problem.relativeDistance(fitted, theta)).isLessThan(1e-9);
  }

  private static Example<Label> example(String label, double[] features) {
    return new ArrayExample<>(new Label(label), NAMES, features);
  }
}
