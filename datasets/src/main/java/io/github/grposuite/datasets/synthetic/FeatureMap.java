package io.github.grposuite.datasets.synthetic;

/**
 * φ_g(x, a) for a state x ∈ [0,1]^D and an action's scale s_a; 2D features. Even groups have φ[2i]
 * = s cos πx_i and φ[2i+1] = sin(πx_i)/s; a map says what odd groups have. A new map is a constant
 * here.
 */
public enum FeatureMap {
  /** As even groups. */
  SAME {
    @Override
    void odd(double cos, double sin, double scale, double[] out, int at) {
      EVEN_GROUPS.write(cos, sin, scale, out, at);
    }
  },
  /** The two entries exchanged. */
  SWAPPED {
    @Override
    void odd(double cos, double sin, double scale, double[] out, int at) {
      out[at] = sin / scale;
      out[at + 1] = scale * cos;
    }
  },
  /** Sine and cosine exchanged: φ[2i] = s sin πx_i, φ[2i+1] = cos(πx_i)/s. */
  FLIPPED {
    @Override
    void odd(double cos, double sin, double scale, double[] out, int at) {
      out[at] = scale * sin;
      out[at + 1] = cos / scale;
    }
  };

  private interface Entry {
    void write(double cos, double sin, double scale, double[] out, int at);
  }

  private static final Entry EVEN_GROUPS =
      (cos, sin, scale, out, at) -> {
        out[at] = scale * cos;
        out[at + 1] = sin / scale;
      };

  /** Writes the two features of one state coordinate for an odd group. */
  abstract void odd(double cos, double sin, double scale, double[] out, int at);

  /** Writes φ_g(x, a), 2D long. */
  void features(int group, Waves waves, double scale, double[] out) {
    for (int i = 0; i < waves.cos().length; i++) {
      double cos = waves.cos()[i];
      double sin = waves.sin()[i];
      if (group % 2 == 0) {
        EVEN_GROUPS.write(cos, sin, scale, out, 2 * i);
      } else {
        odd(cos, sin, scale, out, 2 * i);
      }
    }
  }
}
