package io.github.grposuite.language.adapter;

import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.CompanionFiles;
import io.github.grposuite.language.checkpoint.RowUpdate;
import io.github.grposuite.language.checkpoint.TensorInfo;
import io.github.grposuite.language.checkpoint.UpdatedWeights;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.file.InTheMaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A model with its adapter as a checkpoint of its own, W + α/r · B A for each adapted map. */
public final class MergedFolder {
  /** The weights' file, whatever files the model has. */
  public static final String WEIGHTS = "model.safetensors";

  private MergedFolder() {}

  /**
   * Writes a folder, whole or not at all: beside it first, then renamed. Its tensors have the names
   * and types that the checkpoint's have; those without an update, and the files beside the
   * weights, are copied byte for byte.
   *
   * @param out must not exist, or be an empty folder
   * @throws CheckpointException if it is something else, if the model or the adapter cannot be
   *     read, if a sum is beyond the range of its type, or if the disk has too little space
   * @throws IOException if the folder cannot be written
   */
  public static void write(Checkpoint model, PeftFolder.Loaded adapter, Path out)
      throws IOException {
    if (Files.exists(out) && !(Files.isDirectory(out) && Disk.names(out).isEmpty())) {
      throw new CheckpointException(
          out
              + ": must be a new folder or an empty one to merge into, but there is something"
              + " already; choose another folder, or delete it");
    }
    Path target = Files.exists(out) ? out.toRealPath() : out.toAbsolutePath().normalize();
    Path folder = InTheMaking.beside(target);
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Thread interrupted = new Thread(() -> Disk.deleteLeftover(folder));
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      Files.createDirectory(folder);
      fill(folder, model, adapter);
      Checkpoint.open(folder).close();
      AtomicFile.sync(folder);
      Files.deleteIfExists(target); // Not every system renames onto an empty folder.
      AtomicFile.rename(folder, target);
    } finally {
      Disk.deleteLeftover(folder);
      forget(interrupted);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends: the hook runs.
    }
  }

  private static void fill(Path folder, Checkpoint model, PeftFolder.Loaded adapter)
      throws IOException {
    Set<Path> companions = CompanionFiles.of(model.folder());
    checkSpace(folder, size(model, companions), Files.getFileStore(folder).getUsableSpace());
    for (Path name : companions) {
      Path copy = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(copy.getParent()));
      AtomicFile.create(copy, read(model.folder().resolve(name)));
    }
    Map<String, RowUpdate> updates = new HashMap<>();
    for (LoraLayout.Slot slot : adapter.layout().slots()) {
      updates.put(slot.path() + ".weight", new LowRankUpdate(slot, adapter.weights()));
    }
    UpdatedWeights.write(model, updates, folder.resolve(WEIGHTS));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CheckpointException(file + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  private static long size(Checkpoint model, Set<Path> companions) throws IOException {
    long size = model.tensors().values().stream().mapToLong(TensorInfo::bytes).sum();
    for (Path name : companions) {
      size += Files.size(model.folder().resolve(name));
    }
    return size;
  }

  /** Before hours of writing; systems that do not know their space say 0. */
  static void checkSpace(Path folder, long needed, long usable) {
    if (usable > 0 && usable < needed) {
      throw new CheckpointException(
          folder.toAbsolutePath().getParent()
              + ": the merged model needs "
              + needed
              + " bytes, but the disk has "
              + usable
              + " left; choose another folder, or make room");
    }
  }
}
