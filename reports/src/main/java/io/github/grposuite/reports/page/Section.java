package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.Picture;
import io.github.grposuite.reports.stats.Selection;
import io.github.grposuite.reports.table.TableView;
import java.util.List;
import java.util.Optional;

/**
 * What a page says of one experiment.
 *
 * @param selection when runs are judged
 * @param notes what a reader must know about all of it, one sentence each
 * @param files of data, in the report's folder
 * @param facets one for each data setting
 */
public record Section(
    String title,
    String description,
    Completeness completeness,
    Selection selection,
    List<String> notes,
    List<String> files,
    List<Part> facets) {
  public Section {
    notes = List.copyOf(notes);
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
      TableView table,
      Optional<TableView> selected,
      List<Picture> pictures,
      List<TableView> groups) {
    public Part {
      pictures = List.copyOf(pictures);
      groups = List.copyOf(groups);
    }
  }
}
