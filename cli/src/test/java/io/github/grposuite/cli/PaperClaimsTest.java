package io.github.grposuite.cli;

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
import java.util.stream.Stream;
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
        "opinion/five-countries-lm",
        "opinion/paper",
        "paper/figure-2",
        "paper/figure-4",
        "paper/figure-5",
        "paper/figure-6",
        "paper/figure-7",
        "paper/figure-8",
        "paper/figure-9",
        "paper/figure-10",
        "paper/figure-11",
        "paper/figure-12",
        "paper/limitation"
      })
  void everyMethodIsThere(String experiment) {
    Specification spec = Catalogue.find(experiment);
    List<Claim> claims = ClaimFiles.USUAL.claims(Path.of("absent"), spec);
    assertThat(claims).isNotEmpty().allMatch(claim -> claim.expect().isPresent());
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
            .flatMap(
                claim ->
                    Stream.concat(
                        claim.experiments().stream(), claim.hypothesis().elsewhere().stream()))
            .collect(Collectors.toSet());
    assertThat(Catalogue.NAMES).containsAll(named);
    assertThat(ClaimFiles.USUAL.claims(Path.of("absent"), Catalogue.find("synthetic/chi")))
        .isEmpty();
  }

  /** Figures 2 to 13, all that the paper has with results; no name twice over the files. */
  @Test
  void everyFigureHasAClaim() {
    assertThat(
            ClaimFiles.paper().stream()
                .flatMapToInt(claim -> claim.figure().stream())
                .distinct()
                .sorted())
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    assertThat(ClaimFiles.paper().stream().map(Claim::name)).doesNotHaveDuplicates();
  }

  private static void methods(Specification spec, Map<String, List<String>> methods) {
    assertThat(spec.methods().keySet()).containsAll(methods.keySet());
    methods
        .values()
        .forEach(
            names ->
                assertThat(spec.methods().keySet())
                    .containsAll(names.stream().filter(name -> !name.isEmpty()).toList()));
  }
}
