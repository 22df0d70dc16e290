package io.github.grposuite.datasets.hub;

import io.github.grposuite.datasets.hub.HubClient.Answer;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches files of the hub. A file appears under its name only when it is whole and checked; what
 * has arrived of it is kept as {@code <name>.part} and continued by the next fetch.
 *
 * <p>The content's SHA-256 is compared with the one that is asked for, else with that of an earlier
 * fetch of the same revision (trust on first use), else with the hub's own, which it states for
 * large files.
 */
public final class HubDownload {
  private final HubEndpoint endpoint;
  private final RetryPolicy retries;
  private final HubListener listener;
  private final Transfer transfer;

  /** From an endpoint. */
  public HubDownload(HubEndpoint endpoint, RetryPolicy retries, HubListener listener) {
    this.endpoint = endpoint;
    this.retries = retries;
    this.listener = listener;
    this.transfer = new Transfer(endpoint, retries, listener);
  }

  /**
   * Fetches a file unless it is there.
   *
   * @param target where to
   * @param force whether to replace a file that is there
   * @return where it came from
   * @throws HubException if it cannot be fetched, is not what it must be, or another file is there
   * @throws IOException if the file system fails
   */
  public HubSource fetch(HubFile file, Path target, boolean force) throws IOException {
    if (Files.isDirectory(target)) {
      throw new HubException(target + ": must be a file, but is a directory; name a file in it");
    }
    Optional<HubSource> record = force ? Optional.empty() : HubSource.read(target);
    if (Files.exists(target) && !force) {
      return existing(file, target, record);
    }
    Optional<HubSource> earlier = record.filter(source -> source.describes(file));
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    PartFile part = new PartFile(target);
    Answer answer = arrive(file, part);
    return accept(file, target, part, answer, earlier);
  }

  private static HubSource existing(HubFile file, Path target, Optional<HubSource> record)
      throws IOException {
    if (record.isEmpty() && file.sha256().isEmpty()) {
      throw new HubException(
          target
              + ": is there already, and no "
              + HubSource.beside(target).getFileName()
              + " says what it is; choose another --out, or replace it with --force");
    }
    if (record.isPresent() && !record.get().describes(file)) {
      throw new HubException(
          target
              + ": is "
              + record.get().file()
              + ", but "
              + file
              + " was asked for; choose another --out, or replace it with --force");
    }
    String expected = file.sha256().orElseGet(() -> record.orElseThrow().sha256());
    String found = Sha256.hex(target);
    if (!found.equals(expected)) {
      throw new HubException(
          target
              + ": must have SHA-256 "
              + expected
              + ", but has "
              + found
              + "; choose another --out, or replace it with --force");
    }
    return record.orElse(new HubSource(file, "", Optional.empty(), Files.size(target), "pin"));
  }

  /** Tries until the part is whole; an attempt that brought something does not count. */
  private Answer arrive(HubFile file, PartFile part) throws IOException {
    long most = part.size();
    for (int failures = 1; ; failures++) {
      try {
        return transfer.attempt(file, part);
      } catch (Transfer.Transient e) {
        if (part.size() > most) {
          most = part.size();
          failures = 1;
        }
        if (failures >= retries.attempts()) {
          throw new HubException(
              endpoint
                  + ": "
                  + file
                  + " did not arrive after "
                  + failures
                  + (failures == 1 ? " attempt (" : " attempts (")
                  + e.getMessage()
                  + "); check the network and HF_ENDPOINT, and fetch again: what has arrived is"
                  + " kept");
        }
        Duration wait = retries.waitAfter(failures);
        listener.retrying(file, e.getMessage(), wait);
        sleep(wait);
      }
    }
  }

  private HubSource accept(
      HubFile file, Path target, PartFile part, Answer answer, Optional<HubSource> earlier)
      throws IOException {
    String found = Sha256.hex(part.path());
    Optional<String> expected = file.sha256();
    String verifiedBy = "pin";
    if (expected.isEmpty() && earlier.isPresent()) {
      expected = earlier.map(HubSource::sha256);
      verifiedBy = "record";
    } else if (expected.isEmpty()) {
      expected = answer.sha256();
      verifiedBy = expected.isPresent() ? "hub" : "nothing";
    }
    if (expected.isPresent() && !expected.get().equals(found)) {
      part.delete();
      throw new HubException(
          file
              + ": must have SHA-256 "
              + expected.get()
              + ", but what arrived has "
              + found
              + " and was deleted; "
              + switch (verifiedBy) {
                case "pin" -> "check --sha256 and --revision";
                case "record" ->
                    "the file changed since "
                        + HubSource.beside(target)
                        + " was written; accept the new one with --force";
                default -> "fetch it again";
              });
    }
    HubFile fetched =
        new HubFile(
            file.kind(), file.repository(), file.revision(), file.path(), Optional.of(found));
    HubSource source =
        new HubSource(
            fetched, endpoint.toString(), answer.commit(), Files.size(part.path()), verifiedBy);
    source.write(target);
    part.moveTo(target);
    return source;
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HubException("interrupted; what has arrived is kept for the next fetch");
    }
  }
}
