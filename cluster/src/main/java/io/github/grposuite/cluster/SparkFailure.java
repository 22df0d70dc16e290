package io.github.grposuite.cluster;

/** Spark's failures in one line. */
final class SparkFailure {
  private SparkFailure() {}

  /** The first line of what caused it. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse(cause.toString());
  }
}
