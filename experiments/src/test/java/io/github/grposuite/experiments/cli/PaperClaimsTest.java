package io.github.grposuite.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Exemption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims that come with the suite name what its experiments have. */
class PaperClaimsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "synthetic/even-imbalanced",
        "synthetic/uneven-balanced",
        "synthetic/uneven-imbalanced",
        "opinion/five-countries",
        "opinion/five-countries-states",
        "opinion/five-countries-lm"
      })
  void everyMethodIsThere(String experiment) {
    Specification spec = Catalogue.find(experiment);
    List<Claim> claims = ClaimFiles.USUAL.claims(Path.of("absent"), spec);
    assertThat(claims).hasSizeBetween(3, 4).allMatch(claim -> claim.expect().isPresent());
    for (Claim claim : claims) {
      assertThat(spec.methods().keySet()).containsAll(claim.hypothesis().methods());
      claim.except().stream()
          .filter(item -> item.on(experiment))
          .map(Exemption::methods)
          .forEach(methods -> methods(spec, methods));
    }
  }

  @Test
  void everyExperimentIsThere() {
    Set<String> named =
        ClaimFiles.paper().stream()
            .flatMap(claim -> claim.experiments().stream())
            .collect(Collectors.toSet());
    assertThat(Catalogue.NAMES).containsAll(named);
    assertThat(ClaimFiles.USUAL.claims(Path.of("absent"), Catalogue.find("synthetic/chi")))
        .isEmpty();
  }

  private static void methods(Specification spec, Map<String, List<String>> methods) {
    assertThat(spec.methods().keySet()).containsAll(methods.keySet());
    methods.values().forEach(names -> assertThat(spec.methods().keySet()).containsAll(names));
  }
}
