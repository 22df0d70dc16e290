package io.github.grposuite.experiments.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The experiments that come with the suite, and those in files. */
public final class Catalogue {
  /**
   * The figures of the paper in its order and its theory, then the authors' scripts' settings,
   * opinions, what each setting does, and other people's methods.
   */
  public static final List<String> NAMES =
      List.of(
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
          "paper/limitation",
          "paper/readings-i",
          "paper/readings-ii",
          "paper/readings-iii",
          "theory/convergence",
          "theory/sampling",
          "synthetic/even-imbalanced",
          "synthetic/uneven-balanced",
          "synthetic/uneven-imbalanced",
          "synthetic/chi",
          "opinion/five-countries",
          "opinion/five-countries-states",
          "opinion/five-countries-lm",
          "opinion/folds",
          "opinion/folds-states",
          "opinion/learning-rate",
          "opinion/regularised",
          "opinion/paper",
          "opinion/scripts",
          "ablation/eta-theta",
          "ablation/eta-alpha",
          "ablation/beta",
          "ablation/chi",
          "ablation/group-ratio",
          "ablation/groups",
          "ablation/label-noise",
          "ablation/data-size",
          "ablation/offset",
          "robust/weightings",
          "robust/noise");

  private Catalogue() {}

  /** The specification with that name, or in that file. */
  public static Specification find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return Specification.parse(nameOrFile, yaml(nameOrFile));
    }
    Path file = Path.of(nameOrFile);
    if (Files.exists(file)) {
      return Specification.read(file);
    }
    if (isFileName(nameOrFile)) {
      throw new UsageException(file + ": no such file");
    }
    throw unknown(nameOrFile);
  }

  /** Whether it is the name of a YAML file rather than of an experiment. */
  static boolean isFileName(String text) {
    return text.endsWith(".yaml") || text.endsWith(".yml");
  }

  /** The YAML of an experiment that comes with the suite. */
  public static String yaml(String name) {
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
