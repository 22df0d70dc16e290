package io.github.grposuite.records.store;

import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.RecordCheck;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes records over that were made elsewhere. */
final class Adoption {
  /** No name leads out of the record's folder. */
  private static final Pattern NAME = Pattern.compile("done|([a-z_]+/)?[a-z_]+[.][a-z]+");

  private Adoption() {}

  static CellStatus adopt(ExperimentLayout layout, String id, Map<String, byte[]> files) {
    Path written = layout.writing(id);
    boolean failed = files.containsKey(ExperimentLayout.FAILURE);
    Path target = failed ? layout.failure(id) : layout.run(id);
    try {
      write(written, files);
      CellStatus status =
          failed ? RecordCheck.failed(written, id) : RecordCheck.finished(written, id);
      if (!failed) {
        RecordCheck.content(written);
      }
      if (Disk.exists(layout.run(id))) {
        return present(layout, id, files);
      }
      Publication.publish(layout, id, written, failed);
      return status;
    } catch (IOException e) {
      throw StoreException.writing(target, e);
    } finally {
      Disk.deleteLeftover(written);
    }
  }

  /** The done file is written last here, too. */
  private static void write(Path folder, Map<String, byte[]> files) throws IOException {
    Files.createDirectory(folder);
    Map<String, byte[]> ordered = new LinkedHashMap<>(files);
    byte[] done = ordered.remove(ExperimentLayout.DONE);
    if (done == null) {
      throw new RecordException("the record has no " + ExperimentLayout.DONE + " file");
    }
    ordered.put(ExperimentLayout.DONE, done);
    for (Map.Entry<String, byte[]> file : ordered.entrySet()) {
      if (!NAME.matcher(file.getKey()).matches()) {
        throw new RecordException("a record has no file \"" + file.getKey() + "\"");
      }
      AtomicFile.create(folder, file.getKey(), file.getValue());
    }
  }

  /** A finished run that is here already stays; a failure elsewhere does not contradict it. */
  private static CellStatus present(ExperimentLayout layout, String id, Map<String, byte[]> files)
      throws IOException {
    Path run = layout.run(id);
    CellStatus here = RecordCheck.finished(run, id);
    for (String name : List.of(ExperimentLayout.METRICS, ExperimentLayout.POLICY)) {
      byte[] theirs = files.get(name);
      byte[] ours = Files.readAllBytes(run.resolve(name));
      if (!files.containsKey(ExperimentLayout.FAILURE) && !Arrays.equals(ours, theirs)) {
        throw new RecordException(
            "%s has SHA-256 %s, but the other record of this cell has %s; one of them is wrong"
                .formatted(run.resolve(name), Sha256.hex(ours), Sha256.hex(theirs)));
      }
    }
    return here;
  }
}
