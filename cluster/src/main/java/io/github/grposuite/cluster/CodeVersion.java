package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which code this is; driver and executors must run the same. */
final class CodeVersion {
  private CodeVersion() {}

  /** Version and commit. */
  static String describe() {
    Properties build = new Properties();
    try (InputStream in = Engine.class.getResourceAsStream("/grpo-build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean modified = Boolean.parseBoolean(build.getProperty("modified"));
    return build.getProperty("version")
        + ", commit "
        + build.getProperty("commit")
        + (modified ? ", modified" : "");
  }
}
