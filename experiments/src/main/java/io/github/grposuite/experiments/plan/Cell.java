package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.training.DataPlan;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.TrainingTask;
import io.github.grposuite.records.CellIdentity;
import java.util.Map;

/**
 * One (data, method, hyperparameters, seed) of an experiment.
 *
 * @param task what is trained, on which data
 * @param varied the values of the varied settings by their paths; empty text where one does not
 *     apply to the method
 */
public record Cell(TrainingTask<?> task, long seed, Map<String, String> varied) {
  /** Where its data come from. */
  public DataPlan<?> data() {
    return task.data();
  }

  /** What trains. */
  public MethodPlan<?> method() {
    return task.method();
  }

  /** What determines its result, as its record has it. */
  public CellIdentity identity() {
    return new CellIdentity(data().identity().get(), method().name(), method().identity(), seed);
  }

  /** A hash of that, the same on every machine; 16 hexadecimal digits. */
  public String id() {
    return identity().id();
  }

  /** The cell in words: method, seed, and what varies. */
  public String describe() {
    StringBuilder text = new StringBuilder(method().name()).append(" seed=").append(seed);
    varied.forEach((path, value) -> text.append(value.isEmpty() ? "" : " " + path + "=" + value));
    return text.toString();
  }
}
