package io.github.grposuite.language.training;

/** What stands for ln π(y|x) in the margin; IPO implementations differ in it. */
public enum LogProbability {
  /** The sum over the response's tokens, as in the paper. */
  SUM {
    @Override
    public double factor(int tokens) {
      return 1;
    }
  },
  /** The mean over the response's tokens. */
  MEAN {
    @Override
    public double factor(int tokens) {
      return 1.0 / tokens;
    }
  };

  /** What multiplies the sum over a response of that many tokens. */
  public abstract double factor(int tokens);
}
