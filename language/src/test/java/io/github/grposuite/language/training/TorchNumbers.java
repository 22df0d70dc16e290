package io.github.grposuite.language.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.training.TorchSteps.Step;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of a step by name: as computed here, and as steps.json has them. */
final class TorchNumbers {
  private static final String[] SUMS = {"policyChosen", "policyRejected"};

  private TorchNumbers() {}

  static SortedMap<String, Double> of(Step step) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    numbers.put("gradientNorm", step.progress().update().gradientNorm());
    numbers.put("loss", step.progress().update().loss());
    for (int i = 0; i < step.sums().length; i++) {
      double[] sums = step.sums()[i];
      for (int r = 0; r < sums.length; r++) {
        numbers.put(SUMS[r] + i, sums[r]);
      }
      if (step.reference().isPresent()) {
        double[] reference = step.reference().get()[i];
        numbers.put("referenceChosen" + i, reference[0]);
        numbers.put("referenceRejected" + i, reference[1]);
        numbers.put("margins" + i, sums[0] - sums[1] - reference[0] + reference[1]);
      }
    }
    double[] weighting = step.state().weighting();
    if (weighting.length > 3) {
      double[] alpha = Arrays.stream(weighting).limit(3).map(Math::exp).toArray();
      double total = Arrays.stream(alpha).sum();
      for (int g = 0; g < 3; g++) {
        numbers.put("alpha" + g, alpha[g] / total);
      }
    }
    return numbers;
  }

  /** Of a step of the file: everything but the single pairs' and groups' losses. */
  static SortedMap<String, Double> of(JsonNode step) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    numbers.put("gradientNorm", step.get("gradientNorm").asDouble());
    JsonNode micro = step.get("microBatches");
    double loss = 0;
    int first = 0;
    for (JsonNode batch : micro) {
      loss += batch.get("loss").asDouble() / micro.size();
      int pairs = batch.get("pairLosses").size();
      for (String name :
          new String[] {SUMS[0], SUMS[1], "referenceChosen", "referenceRejected", "margins"}) {
        for (int i = 0; i < batch.path(name).size(); i++) {
          numbers.put(name + (first + i), batch.get(name).get(i).asDouble());
        }
      }
      first += pairs;
      // Those of the last micro-batch stay.
      for (int g = 0; g < batch.path("alpha").size(); g++) {
        numbers.put("alpha" + g, batch.get("alpha").get(g).asDouble());
      }
    }
    numbers.put("loss", loss);
    return numbers;
  }
}
