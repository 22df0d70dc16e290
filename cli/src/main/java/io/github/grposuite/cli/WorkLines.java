package io.github.grposuite.cli;

import io.github.grposuite.experiments.training.ModelWork;
import io.github.grposuite.experiments.training.ModelWork.Amount;
import io.github.grposuite.experiments.training.RateTrial;
import io.github.grposuite.language.estimate.Accelerator;
import io.github.grposuite.language.estimate.MemoryNeed;
import io.github.grposuite.language.model.Memory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What language models' cells will take, in words. */
final class WorkLines {
  private static final String PREFIXES = " kMGTPEZY";

  private final ModelWork work;
  private final Amount total;

  private WorkLines(ModelWork work) {
    this.work = work;
    this.total = work.total();
  }

  /** Some lines a model, each headed by its name if there are several. */
  static List<String> of(List<ModelWork> models) {
    List<String> lines = new ArrayList<>();
    for (ModelWork work : models) {
      if (work.shape()) {
        lines.add(
            "as for "
                + work.model()
                + ", the paper's model, whose shape is known, and 4 characters a token:");
      } else if (models.size() > 1) {
        lines.add(work.model() + ":");
      }
      WorkLines own = new WorkLines(work);
      lines.add(own.operations());
      lines.add(own.memory());
      lines.add(own.here());
      for (Accelerator accelerator : Accelerator.values()) {
        lines.add(own.on(accelerator));
      }
    }
    return lines;
  }

  private String operations() {
    return "work, at most: "
        + quantity(total.tokens(), "")
        + " tokens encoded, "
        + quantity(total.here(), "FLOP")
        + ": "
        + work.amounts().entrySet().stream()
            .map(each -> each.getKey().words() + " " + percent(each.getValue().here()))
            .collect(Collectors.joining(", "))
        + (total.again() > 0
            ? "; " + percent(total.again()) + " of it computes layers again for their gradients"
            : "");
  }

  private String percent(double operations) {
    double percent = 100 * operations / total.here();
    return percent < 1 ? "< 1 %" : Math.round(percent) + " %";
  }

  private String memory() {
    MemoryNeed need = work.here();
    return "memory by count: "
        + bytes(need.total())
        + " of this machine's "
        + bytes(Memory.bytes())
        + ": weights "
        + bytes(need.weights())
        + (need.weights() < work.elsewhere().weights() ? " (maps of one layer at a time)" : "")
        + ", activations "
        + bytes(need.activations())
        + ", scores "
        + bytes(need.scores())
        + ", adapter "
        + bytes(need.adapter())
        + ", gradients "
        + bytes(need.gradients())
        + ", optimiser "
        + bytes(need.optimiser());
  }

  private String here() {
    double rate = work.trial().measure();
    return "here: about "
        + TimeWords.of(total.here() / (rate * RateTrial.UTILISATION))
        + ", at "
        + percentOf(RateTrial.UTILISATION)
        + " of the rate of matrix products, "
        + quantity(rate, "FLOP/s")
        + " measured now";
  }

  private String on(Accelerator accelerator) {
    long need = work.elsewhere().total();
    int fitting = accelerator.fitting(need);
    return "on one "
        + accelerator
        + ": about "
        + TimeWords.of(accelerator.seconds(total.operations()))
        + " of products, at "
        + percentOf(Accelerator.UTILISATION)
        + " of its published "
        + quantity(accelerator.peak(), "FLOP/s")
        + " in 32 bits, not measured; "
        + bytes(need)
        + (fitting > 0
            ? " fit in " + fitting + " GB"
            : " do not fit in " + accelerator.largest() + " GB");
  }

  private static String percentOf(double part) {
    return Math.round(100 * part) + " %";
  }

  private static String bytes(long bytes) {
    return quantity(bytes, "B");
  }

  /** Three digits and a decimal prefix. */
  static String quantity(double value, String unit) {
    int prefix = 0;
    double scaled = new BigDecimal(value).round(new MathContext(3)).doubleValue();
    while (scaled >= 1000 && prefix < PREFIXES.length() - 1) {
      scaled /= 1000;
      prefix++;
    }
    int digits = scaled >= 100 || prefix == 0 ? 0 : scaled >= 10 ? 1 : 2;
    String number = String.format(Locale.ROOT, "%." + digits + "f", scaled);
    return (number + " " + PREFIXES.substring(prefix, prefix + 1).strip() + unit).strip();
  }
}
