package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;

/** MultiPref: two completions, and several annotators' preferences; a pair an annotation. */
record MultiPrefLayout() implements PairLayout {
  static final String ANNOTATIONS = "normal_worker_annotations";
  private static final String PREFERENCE = "overall_pref";

  @Override
  public void read(Row row, PairSink sink) {
    String prompt = text(row, "text");
    String a = text(row, "completion_a");
    String b = text(row, "completion_b");
    for (JsonNode annotation : row.get(ANNOTATIONS)) {
      String preference = annotation.path(PREFERENCE).asText("");
      if (preference.startsWith("A-")) {
        PairLayout.tell(row, annotation, prompt, a, b, sink);
      } else if (preference.startsWith("B-")) {
        PairLayout.tell(row, annotation, prompt, b, a, sink);
      } else {
        boolean none = preference.isBlank() || preference.equals("null");
        sink.drop(row, annotation, none ? DropReason.NO_CHOICE : DropReason.TIE);
      }
    }
  }

  private static String text(Row row, String column) {
    return Texts.of(row, column, row.get(column));
  }
}
