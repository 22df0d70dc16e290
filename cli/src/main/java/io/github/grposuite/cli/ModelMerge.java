package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.adapter.MergedFolder;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CompanionFiles;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/** {@code grpo model merge}: a model with its adapter as a checkpoint's folder. */
final class ModelMerge {
  private ModelMerge() {}

  /** Merges, and prints what was written. */
  static void print(ModelRequest request, Console console) {
    Path out = request.out().orElseThrow();
    int maps;
    try (Checkpoint model = Checkpoint.open(Path.of(request.subject()))) {
      PeftFolder.Loaded adapter = PeftFolder.read(request.adapter().orElseThrow(), model.config());
      maps = adapter.layout().slots().size();
      model.notes().forEach(note -> console.note("Note: " + note + "."));
      MergedFolder.write(model, adapter, out);
    } catch (IOException e) {
      throw Flags.elsewhere(out, e);
    }
    try (Checkpoint merged = Checkpoint.open(out)) {
      tell(merged, console);
      console.say("Merged the adapter into " + Flags.count(maps, "map") + ".");
      console.say("Next: ./grpo model describe " + out);
    } catch (IOException e) {
      throw UsageException.reading(out, e);
    }
  }

  private static void tell(Checkpoint merged, Console console) throws IOException {
    Map<Path, String> hashes = merged.hashes();
    TreeSet<Path> files = new TreeSet<>(hashes.keySet());
    CompanionFiles.of(merged.folder()).forEach(name -> files.add(merged.folder().resolve(name)));
    for (Path file : files) {
      String hash = hashes.containsKey(file) ? hashes.get(file) : Sha256.hex(file);
      console.say("%s: %s bytes, SHA-256 %s".formatted(file, Files.size(file), hash));
    }
    console.say("Content hash: " + merged.contentHash());
  }
}
