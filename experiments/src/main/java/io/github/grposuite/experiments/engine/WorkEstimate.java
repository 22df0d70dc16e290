package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.training.DataPlan;
import io.github.grposuite.experiments.training.LanguageEstimate;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.ModelWork;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The work of language models' cells, by count. */
public final class WorkEstimate {
  private WorkEstimate() {}

  /** By model; empty if there is no such cell. */
  public static List<ModelWork> of(List<Cell> cells) {
    Map<DataPlan<?>, Map<Long, List<MethodPlan<?>>>> methods = new IdentityHashMap<>();
    List<DataPlan<?>> plans = new ArrayList<>();
    for (Cell cell : cells) {
      if (!methods.containsKey(cell.data())) {
        plans.add(cell.data());
      }
      methods
          .computeIfAbsent(cell.data(), plan -> new LinkedHashMap<>())
          .computeIfAbsent(cell.seed(), seed -> new ArrayList<>())
          .add(cell.method());
    }
    LanguageEstimate estimate = new LanguageEstimate();
    for (DataPlan<?> plan : plans) {
      methods.get(plan).forEach((seed, ofSeed) -> estimate.add(plan, seed, ofSeed));
    }
    return estimate.models();
  }
}
