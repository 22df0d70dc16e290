package io.github.grposuite.core.kernel;

/** The kernel of this process, chosen once. */
public final class Kernels {
  /** System property that forces "scalar"; anything else leaves the choice to the machine. */
  public static final String PROPERTY = "grpo.kernel";

  private static final Kernel CHOSEN = choose();

  private Kernels() {}

  /**
   * The vector kernel where the module {@code jdk.incubator.vector} is present, else the scalar.
   */
  public static Kernel get() {
    return CHOSEN;
  }

  private static Kernel choose() {
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (present && !"scalar".equals(System.getProperty(PROPERTY))) {
      try {
        return new VectorKernel();
      } catch (UnsupportedOperationException narrow) {
        return new ScalarKernel();
      }
    }
    return new ScalarKernel();
  }
}
