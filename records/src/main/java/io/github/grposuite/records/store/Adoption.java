package io.github.grposuite.records.store;

import io.github.grposuite.records.DoneMarker;
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

  static CellStatus adopt(Layout layout, String id, Map<String, byte[]> files) {
    Path written = layout.writing(id);
    boolean failed = files.containsKey(RecordCheck.FAILURE);
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
    byte[] done = ordered.remove(DoneMarker.NAME);
    if (done == null) {
      throw new DamagedRecordException("the record has no " + DoneMarker.NAME + " file");
    }
    ordered.put(DoneMarker.NAME, done);
    for (Map.Entry<String, byte[]> file : ordered.entrySet()) {
      if (!NAME.matcher(file.getKey()).matches()) {
        throw new DamagedRecordException("a record has no file \"" + file.getKey() + "\"");
      }
      AtomicFile.create(folder, file.getKey(), file.getValue());
    }
  }

  /** A finished run that is here already stays; a failure elsewhere does not contradict it. */
  private static CellStatus present(Layout layout, String id, Map<String, byte[]> files)
      throws IOException {
    Path run = layout.run(id);
    CellStatus here = RecordCheck.finished(run, id);
    for (String name : List.of(RecordCheck.METRICS, RecordCheck.POLICY)) {
      byte[] theirs = files.get(name);
      byte[] ours = Files.readAllBytes(run.resolve(name));
      if (!files.containsKey(RecordCheck.FAILURE) && !Arrays.equals(ours, theirs)) {
        throw new ConflictException(
            "%s has SHA-256 %s, but the other record of this cell has %s; one of them is wrong"
                .formatted(run.resolve(name), Sha256.hex(ours), Sha256.hex(theirs)));
      }
    }
    return here;
  }
}
