package io.github.grposuite.datasets.hub;

import io.github.grposuite.datasets.hub.HubClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One attempt to bring a file, or what is missing of it. */
final class Transfer {
  private static final int BLOCK = 1 << 16;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18})");

  private final HubEndpoint endpoint;
  private final RetryPolicy retries;
  private final HubListener listener;
  private final HubClient client;

  Transfer(HubEndpoint endpoint, RetryPolicy retries, HubListener listener) {
    this.endpoint = endpoint;
    this.retries = retries;
    this.listener = listener;
    this.client = new HubClient(endpoint, retries);
  }

  /** Something that may pass. */
  static final class Transient extends Exception {
    private static final long serialVersionUID = 1L;

    Transient(String message) {
      super(message);
    }
  }

  /**
   * Brings what is missing.
   *
   * @return the answer, when the part is whole
   */
  Answer attempt(HubFile file, PartFile part) throws IOException, Transient {
    String address = endpoint.of(file).toString();
    Optional<PartFile.Version> have = part.version(address);
    long from = have.isPresent() ? part.size() : 0;
    Answer answer = ask(file, from, have.map(PartFile.Version::etag).orElse(""));
    try (InputStream body = answer.response().body()) {
      switch (answer.status()) {
        case 200 -> from = 0;
        case 206 -> {
          if (from == 0 || !continues(answer, from, have.orElseThrow())) {
            part.delete();
            throw new Transient("the file changed on the server; starting over");
          }
        }
        case 416 -> {
          // The version is the one that was asked for; else If-Range makes the answer 200.
          if (from > 0 && answer.header("Content-Range").orElse("").equals("bytes */" + from)) {
            return answer;
          }
          part.delete();
          throw new Transient("the part does not fit the server's file; starting over");
        }
        case 408, 429, 500, 502, 503, 504 ->
            throw new Transient("the server answered " + answer.status());
        default -> throw refusal(file, answer.status());
      }
      checkReported(file, answer);
      PartFile.Version version =
          new PartFile.Version(address, answer.strongEtag().orElse(""), answer.linked().orElse(""));
      long at = copy(file, part, version, from, body, total(answer));
      if (total(answer) >= 0 && at != total(answer)) {
        throw new Transient("the connection was cut at byte " + at + " of " + total(answer));
      }
      return answer;
    }
  }

  private Answer ask(HubFile file, long from, String etag) throws Transient {
    try {
      return client.get(file, from, etag);
    } catch (IOException e) {
      throw new Transient(reason(e));
    }
  }

  private static boolean continues(Answer answer, long from, PartFile.Version have) {
    Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
    return range.matches()
        && Long.parseLong(range.group(1)) == from
        && answer.strongEtag().orElse(have.etag()).equals(have.etag())
        && answer.linked().orElse("").equals(have.linked());
  }

  /** A hash that the hub states spares the download of something else. */
  private static void checkReported(HubFile file, Answer answer) {
    if (file.sha256().isPresent()
        && answer.sha256().isPresent()
        && !answer.sha256().equals(file.sha256())) {
      throw new HubException(
          file
              + ": must have SHA-256 "
              + file.sha256().get()
              + ", but the hub has one with "
              + answer.sha256().get()
              + "; check --sha256 and --revision");
    }
  }

  /** Returns the number of bytes that the part has then. */
  private long copy(
      HubFile file,
      PartFile part,
      PartFile.Version version,
      long from,
      InputStream body,
      long total)
      throws IOException, Transient {
    long at = from;
    try (FileChannel channel = part.open();
        FileLock lock = lock(channel, part);
        StallGuard guard = new StallGuard(body, retries.stall())) {
      part.begin(channel, version, from);
      listener.started(file, total, from);
      byte[] block = new byte[BLOCK];
      while (lock.isValid()) {
        int count = read(guard, block);
        if (count < 0) {
          break;
        }
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, count);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        at += count;
        listener.progressed(file, at);
      }
    }
    return at;
  }

  private static int read(StallGuard body, byte[] block) throws Transient {
    try {
      return body.read(block);
    } catch (IOException e) {
      throw new Transient("the connection was cut: " + reason(e));
    }
  }

  private static FileLock lock(FileChannel channel, PartFile part) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new HubException(part.path() + ": another fetch is writing it; wait until it is done");
    }
    return lock;
  }

  /** Length of the whole file, or −1. */
  private static long total(Answer answer) {
    if (answer.status() == 206) {
      Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
      return range.matches() ? Long.parseLong(range.group(2)) : -1;
    }
    return answer.response().headers().firstValueAsLong("Content-Length").orElse(-1);
  }

  private HubException refusal(HubFile file, int status) {
    String page = endpoint.page(file);
    String where = endpoint.of(file) + ": ";
    boolean token = endpoint.token().isPresent();
    return switch (status) {
      case 401 ->
          new HubException(
              where
                  + (token
                      ? "HF_TOKEN is not accepted (401); set it to a token with read access"
                      : "wants a token, or there is no such repository (401); check the name, and"
                          + " set HF_TOKEN to a token with read access"));
      case 403 ->
          new HubException(
              where
                  + "access is denied (403); accept the terms at "
                  + page
                  + (token
                      ? ", and check that HF_TOKEN may read it"
                      : ", and set HF_TOKEN to a token with read access"));
      case 404 ->
          HubException.notFound(
              where
                  + "no such file or revision (404); look at "
                  + page
                  + " for the names, and check --revision and HF_ENDPOINT");
      default ->
          new HubException(
              where + "the server answered " + status + "; check HF_ENDPOINT, or try later");
    };
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e instanceof ConnectException ? "no connection" : e.getClass().getSimpleName();
    }
    return message.replaceAll("\\R", " ");
  }
}
