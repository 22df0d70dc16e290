package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The experiments that come with the suite, and those in files. */
final class Catalogue {
  /** Every experiment of the paper, in its order; then what each setting does. */
  static final List<String> NAMES =
      List.of(
          "synthetic/even-imbalanced",
          "synthetic/uneven-balanced",
          "synthetic/uneven-imbalanced",
          "synthetic/chi",
          "opinion/five-countries",
          "opinion/five-countries-states",
          "opinion/five-countries-lm",
          "opinion/paper",
          "ablation/eta-theta",
          "ablation/eta-alpha",
          "ablation/beta",
          "ablation/chi",
          "ablation/group-ratio",
          "ablation/groups",
          "ablation/label-noise",
          "ablation/data-size",
          "ablation/offset");

  private Catalogue() {}

  /** The specification with that name, or in that file. */
  static Specification find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return Specification.parse(nameOrFile, yaml(nameOrFile));
    }
    Path file = Path.of(nameOrFile);
    if (Files.exists(file)) {
      return Specification.read(file);
    }
    if (nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml")) {
      throw new UsageException(file + ": no such file");
    }
    throw unknown(nameOrFile);
  }

  /** The YAML of an experiment that comes with the suite. */
  static String yaml(String name) {
    if (!NAMES.contains(name)) {
      throw unknown(name);
    }
    try (InputStream in = Catalogue.class.getResourceAsStream("/experiments/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UsageException unknown(String name) {
    return new UsageException(
        "unknown experiment \"" + name + "\"; " + Nearest.suggest(name, NAMES));
  }
}
