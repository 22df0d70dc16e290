package io.github.grposuite.experiments.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.records.RecordJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The methods of an experiment without its cells are those of the first cells with them. */
class MethodsTest {
  static List<String> everyExperiment() {
    return Catalogue.NAMES;
  }

  @ParameterizedTest
  @MethodSource("everyExperiment")
  void areThoseOfTheFirstCells(String experiment) {
    Specification spec = Catalogue.find(experiment);
    Map<String, String> first = new LinkedHashMap<>();
    for (Cell cell : Plan.of(spec).cells()) {
      first.computeIfAbsent(cell.method().name(), name -> text(cell.method()));
    }
    Map<String, String> methods = new LinkedHashMap<>();
    Plan.methods(spec).forEach(method -> methods.put(method.name(), text(method)));
    assertThat(methods).isEqualTo(first);
    assertThat(methods.keySet()).containsExactlyElementsOf(spec.methods().keySet());
  }

  private static String text(MethodPlan<?> method) {
    return RecordJson.canonical(method.settings()) + method.training().isAdaptive();
  }
}
