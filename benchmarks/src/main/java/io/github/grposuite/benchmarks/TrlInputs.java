package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.datasets.PairTurns;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What both programs begin with.
 *
 * @param pairs TRL's conversational form, in the order in which the pairs are taken
 * @param adapter PEFT's folder with the adapter's start
 */
record TrlInputs(Path pairs, Path adapter) {
  static TrlInputs write(TrlRun run, Path model, Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (TextPair pair : run.taken()) {
      PairTurns turns = pair.turns();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("prompt", turns.prompt());
      row.put("chosen", turns.chosen());
      row.put("rejected", turns.rejected());
      row.put("group", pair.text().group());
      lines.add(json.writeValueAsString(row));
    }
    Path pairs = Files.write(folder.resolve("pairs.jsonl"), lines);
    Path adapter = folder.resolve("adapter");
    try (Checkpoint checkpoint = Checkpoint.open(model)) {
      LoraLayout layout = new LoraLayout(LoraSettings.paper(), checkpoint.config());
      float[] start = layout.initial(SplittableDraws.provider(TrlRun.SEED, "adapter"));
      PeftFolder.write(adapter, layout, start, "");
    }
    return new TrlInputs(pairs, adapter);
  }
}
