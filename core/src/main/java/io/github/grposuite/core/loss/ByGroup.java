package io.github.grposuite.core.loss;

import java.util.List;

/**
 * A loss a group, such as robust DPO with the groups' own rates of wrong labels.
 *
 * @param losses one a group, with the same β
 */
public record ByGroup(List<PreferenceLoss> losses) implements LossByGroup {
  public ByGroup {
    losses = List.copyOf(losses);
    if (losses.stream().mapToDouble(PreferenceLoss::beta).distinct().count() != 1) {
      throw new IllegalArgumentException("the losses of all groups must have the same beta");
    }
  }

  @Override
  public PreferenceLoss of(int group) {
    return losses.get(group);
  }

  @Override
  public double beta() {
    return losses.get(0).beta();
  }

  @Override
  public void check(int groups) {
    if (losses.size() != groups) {
      throw new IllegalArgumentException(
          "label_smoothing must have one value, or one a group, "
              + groups
              + ", but has "
              + losses.size());
    }
  }
}
