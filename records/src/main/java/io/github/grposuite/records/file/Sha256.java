package io.github.grposuite.records.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which records, ids and data are known: of a whole, or of what comes in pieces. */
public final class Sha256 {
  /** The length of a digest. */
  public static final int BYTES = 32;

  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digest of some bytes as 64 hexadecimal digits. */
  public static String hex(byte[] content) {
    return new Sha256().update(content).hex();
  }

  /** The same of a text in UTF-8. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of a file of any size. */
  public static String hex(Path file) throws IOException {
    Sha256 sha = new Sha256();
    try (InputStream in = sha.of(Files.newInputStream(file))) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return sha.hex();
  }

  /** Goes on with these bytes. */
  public Sha256 update(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Goes on with what remains in a buffer, which is at its limit then. */
  public Sha256 update(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** A stream of which everything that is read goes on with this digest. */
  public InputStream of(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  /** A stream of which everything that is written goes on with this digest. */
  public OutputStream of(OutputStream out) {
    return new DigestOutputStream(out, digest);
  }

  /** The digest of everything so far; more may follow. */
  public byte[] digest() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }

  /** The same as 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest());
  }
}
