package io.github.grposuite.cli;

import io.github.grposuite.cli.claims.ClaimsReader;
import io.github.grposuite.cli.claims.FixedSettings;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Expected;
import io.github.grposuite.reports.verdict.ExpectedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/**
 * Where claims and expected numbers on an experiment come from.
 *
 * @param claims a file in the place of the paper's claims and those in the directory
 * @param expected a file in the place of that in the directory
 */
record ClaimFiles(Optional<Path> claims, Optional<Path> expected) {
  /** The paper's claims, and {@code claims.yaml} and {@code expected.csv} in the directory. */
  static final ClaimFiles USUAL = new ClaimFiles(Optional.empty(), Optional.empty());

  private static final String CLAIMS = "claims";
  private static final String EXPECTED = "expected";

  /**
   * What the paper says, in files of claims that are judged together, and what docs/findings.md
   * does.
   */
  private static final List<String> SHIPPED =
      List.of(
          "paper.yaml",
          "captions.yaml",
          "captions-relative.yaml",
          "captions-opinions.yaml",
          "theory.yaml",
          "robust.yaml",
          "opinion.yaml");

  /** The flags that name files. */
  static List<Option> flags() {
    return List.of(
        Flags.option(
            CLAIMS,
            "FILE",
            "claims to judge (default: the paper's and those in DIR/claims.yaml, which override the"
                + " paper's of the same name)"),
        Flags.option(
            EXPECTED, "FILE", "expected numbers to compare with (default: DIR/expected.csv)"));
  }

  /** As those flags say. */
  static ClaimFiles of(CommandLine line) {
    return new ClaimFiles(Flags.path(line, CLAIMS), Flags.path(line, EXPECTED));
  }

  /** The claims on the experiment in a directory, limited only by what varies there. */
  List<Claim> claims(Path directory, Specification spec) {
    Map<String, Claim> byName = new LinkedHashMap<>();
    for (Claim claim : claims.map(ClaimsReader::read).orElseGet(() -> usual(directory))) {
      byName.put(claim.name(), claim);
    }
    FixedSettings fixed = new FixedSettings(spec);
    return byName.values().stream()
        .filter(claim -> claim.on(spec.name()))
        .flatMap(claim -> fixed.rest(claim).stream())
        .toList();
  }

  private static List<Claim> usual(Path directory) {
    List<Claim> claims = new ArrayList<>(paper());
    Path own = directory.resolve("claims.yaml");
    if (Files.exists(own)) {
      claims.addAll(ClaimsReader.read(own));
    }
    return claims;
  }

  /** The claims that come with the suite. */
  static List<Claim> paper() {
    return SHIPPED.stream()
        .flatMap(name -> ClaimsReader.parse(name, Resource.text("/claims/" + name)).stream())
        .toList();
  }

  /** The numbers expected of the experiment in a directory, likewise. */
  List<Expected> expected(Path directory, Specification spec) {
    Path own = directory.resolve("expected.csv");
    if (expected.isEmpty() && !Files.exists(own)) {
      return List.of();
    }
    FixedSettings fixed = new FixedSettings(spec);
    return ExpectedFile.read(expected.orElse(own)).stream()
        .filter(number -> number.on(spec.name()))
        .map(number -> number.with(fixed.rest(number.where()).orElse(number.where())))
        .toList();
  }
}
