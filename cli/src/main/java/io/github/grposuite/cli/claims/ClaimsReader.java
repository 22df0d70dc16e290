package io.github.grposuite.cli.claims;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.spec.PlainYaml;
import io.github.grposuite.experiments.spec.YamlBlock;
import io.github.grposuite.reports.verdict.Claim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads claims from YAML: a list of blocks under {@code claims}, and as {@code family} over which
 * rows p-values are corrected.
 */
public final class ClaimsReader {
  private static final String CLAIMS = "claims";
  private static final String FAMILY = "family";
  private static final String EXPERIMENT = "experiment";

  private ClaimsReader() {}

  /** The claims of a file. */
  public static List<Claim> read(Path file) {
    return parse(file.toString(), PlainYaml.text(file));
  }

  /** Parses YAML text; {@code source} names it in messages. */
  public static List<Claim> parse(String source, String yaml) {
    YamlBlock file = YamlBlock.document(source, yaml, "");
    file.rejectUnknown(List.of(CLAIMS, FAMILY));
    boolean byExperiment =
        file.has(FAMILY) && file.oneOf(FAMILY, List.of("file", EXPERIMENT)).equals(EXPERIMENT);
    JsonNode list = file.get(CLAIMS);
    if (!list.isArray() || list.isEmpty()) {
      throw file.problem(
          CLAIMS,
          "must be a list of claims, but "
              + (list.isMissingNode() ? "is missing" : "was " + list)
              + "; write claims: and below it a block \"- name: …\" for each");
    }
    List<Claim> claims = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlBlock block : file.blocks(CLAIMS)) {
      Claim claim = new ClaimReader(new ClaimBlock(block), byExperiment).read();
      if (!names.add(claim.name())) {
        throw block.problem("name", "is that of another claim, " + claim.name() + "; rename one");
      }
      claims.add(claim);
    }
    return claims;
  }
}
