package io.github.grposuite.language.estimate;

/**
 * Graphics processors with their published peak rates for 32 bits without tensor cores, which is
 * what PyTorch multiplies matrices with unless TF32 is allowed, and here it is not. From NVIDIA's
 * data sheets (A100 Tensor Core GPU; H100 Tensor Core GPU, SXM).
 */
public enum Accelerator {
  A100(19.5e12, 40, 80),
  H100(67e12, 80);

  /** Part of the peak rate that is counted on; not measured. */
  public static final double UTILISATION = 0.5;

  private static final long GB = 1_000_000_000;

  private final double peak;
  private final int[] sizes;

  Accelerator(double peak, int... sizes) {
    this.peak = peak;
    this.sizes = sizes;
  }

  /** Operations a second. */
  public double peak() {
    return peak;
  }

  /** The smallest memory in GB that it is sold with and that so many bytes fit; 0 if none does. */
  public int fitting(long bytes) {
    for (int size : sizes) {
      if (bytes <= size * GB) {
        return size;
      }
    }
    return 0;
  }

  /** The largest memory in GB. */
  public int largest() {
    return sizes[sizes.length - 1];
  }

  /** Seconds for so many operations. */
  public double seconds(double operations) {
    return operations / (peak * UTILISATION);
  }
}
