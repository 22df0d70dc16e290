package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.hub.HubFile;
import java.util.Optional;

/** GlobalOpinionQA as its authors publish it (Durmus et al. 2023; CC BY-NC-SA 4.0). */
public final class PublishedSurvey {
  /**
   * The commit of 2023-06-29 that public references to the data set name. The file's SHA-256 is not
   * pinned.
   */
  public static final String REVISION = "cb2880488749218abb81802a94c2c62ebfde2f35";

  private PublishedSurvey() {}

  /** The file at some revision. */
  public static HubFile file(String revision, Optional<String> sha256) {
    return new HubFile(
        HubFile.Kind.DATASET,
        "Anthropic/llm_global_opinions",
        revision,
        "data/global_opinions.csv",
        sha256);
  }
}
