package io.github.grposuite.reports.page;

import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.table.Table;
import io.github.grposuite.reports.verdict.Comparison;
import io.github.grposuite.reports.verdict.Judgement;
import java.util.List;
import java.util.Optional;

/**
 * What a page says of one experiment.
 *
 * @param selection when runs are judged
 * @param notes what a reader must know about all of it, one sentence each
 * @param warnings what makes it weaker than it looks, likewise
 * @param files of data, in the report's folder
 * @param facets one for each data setting
 * @param overall what was found over all of them
 */
public record Section(
    String title,
    String description,
    Completeness completeness,
    Selection selection,
    List<String> notes,
    List<String> warnings,
    List<String> files,
    List<Part> facets,
    Overall overall,
    CellBrowser cells,
    RunOrigins provenance) {
  public Section {
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    files = List.copyOf(files);
    facets = List.copyOf(facets);
  }

  /**
   * What is shown of one facet.
   *
   * @param selected the hyperparameters that a rule chose
   * @param groups tables by group; none with true rewards
   */
  public record Part(
      Table table, Optional<Table> selected, PageFigures drawings, List<Table> groups) {
    public Part {
      groups = List.copyOf(groups);
    }

    /** Its data settings, or that there are none. */
    public String heading() {
      return table.title().isEmpty() ? "Results" : table.title();
    }
  }

  /**
   * What is shown of all facets together.
   *
   * @param tables of statistics
   */
  public record Overall(
      List<Judgement> judgements,
      List<Comparison> comparisons,
      List<Table> tables,
      PageFigures drawings) {
    public Overall {
      judgements = List.copyOf(judgements);
      comparisons = List.copyOf(comparisons);
      tables = List.copyOf(tables);
    }
  }
}
