package io.github.grposuite.records.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that records, ids and data are known by. */
public final class Sha256 {
  private Sha256() {}

  /** SHA-256 as 64 hexadecimal digits. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /** The same of a file of any size. */
  public static String hex(Path file) throws IOException {
    try (DigestInputStream in = digesting(Files.newInputStream(file))) {
      return rest(in);
    }
  }

  /** The stream, with a digest of what is read from it. */
  public static DigestInputStream digesting(InputStream in) {
    return new DigestInputStream(in, digest());
  }

  /** Reads to the end; the digest of all that was read, before and now. */
  public static String rest(DigestInputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(in.getMessageDigest().digest());
  }

  /** A new digest, to be fed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
