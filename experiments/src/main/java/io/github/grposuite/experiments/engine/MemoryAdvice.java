package io.github.grposuite.experiments.engine;

/** What was too little when memory ran out, and which flag gives more. */
public final class MemoryAdvice {
  private static final int GIB_SHIFT = 30;
  private static final int MIB_SHIFT = 20;
  private static final long LEAST_GIB = 4;

  private MemoryAdvice() {}

  /** In words that follow "it" or a cell: "needs more memory than …". */
  public static String of(OutOfMemoryError error) {
    String message = String.valueOf(error.getMessage());
    if (message.contains("thread")) {
      return "needs more threads than the system gives; ask for fewer (--jobs 1), or raise the"
          + " limit (ulimit -u)";
    }
    if (message.contains("irect buffer")) {
      return "needs more memory outside the heap than it may take ("
          + message
          + "); give it more, for example GRPO_JAVA_OPTIONS=-XX:MaxDirectMemorySize=128g ./grpo …";
    }
    return heap(Runtime.getRuntime().maxMemory());
  }

  /** Twice as much is proposed, in whole GB. */
  static String heap(long bytes) {
    long more = Math.max(LEAST_GIB, (2 * bytes >> GIB_SHIFT) + 1);
    return "needs more memory than the heap of %d MB; give it more, for example GRPO_JAVA_OPTIONS=-Xmx%dg ./grpo …"
        .formatted(bytes >> MIB_SHIFT, more);
  }
}
