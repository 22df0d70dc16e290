package io.github.grposuite.cli.claims;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.spec.Block;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.Values;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Exemption;
import io.github.grposuite.reports.verdict.Where;
import java.util.List;
import java.util.Optional;

/** The data settings of an experiment that do not vary, and so stand in no column of its cells. */
public final class FixedSettings {
  private static final String DATA = "data.";

  private final Specification spec;

  public FixedSettings(Specification spec) {
    this.spec = spec;
  }

  /** The claim, limited only by what varies; empty if it is on other data. */
  public Optional<Claim> rest(Claim claim) {
    List<Exemption> except =
        claim.except().stream()
            .flatMap(item -> rest(item.where()).map(item::with).stream())
            .toList();
    return rest(claim.where()).map(where -> claim.with(where, except));
  }

  /** The limit without what the experiment fulfils anyway; empty if it never fulfils it. */
  public Optional<Where> rest(Where where) {
    Where rest = where;
    for (String path : where.settings().keySet()) {
      JsonNode value = Block.isData(path) ? spec.data().get(path.substring(DATA.length())) : null;
      if (value != null && !spec.sweep().vary().paths().contains(path)) {
        if (!where.admits(path, Values.text(value))) {
          return Optional.empty();
        }
        rest = rest.without(path);
      }
    }
    return Optional.of(rest);
  }
}
