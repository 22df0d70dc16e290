package io.github.grposuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.model.DecoderModel;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.training.AdamW;
import io.github.grposuite.language.training.Batches;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.Hooks;
import io.github.grposuite.language.training.LogProbability;
import io.github.grposuite.language.training.Plateau;
import io.github.grposuite.language.training.PreferenceObjective;
import io.github.grposuite.language.training.PreferenceStage;
import io.github.grposuite.language.training.TrainSample;
import io.github.grposuite.language.training.TrainingData;
import io.github.grposuite.language.training.TrainingSettings;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Times the steps that {@code benchmarks/peers/pytorch_step.py} times, with the same options, and
 * prints one line of JSON: {@code forward-backward} (all positions' logits) and {@code
 * preference-step} (one GR-IPO update as the suite does it: prompts encoded once, the reference's
 * log-probabilities known).
 */
public final class LanguageSteps {
  private static final int GROUPS = 5;

  private final Map<String, String> options;
  private final UniformRandomProvider random = SplittableDraws.provider(0, "benchmark");

  private LanguageSteps(Map<String, String> options) {
    this.options = options;
  }

  /** Mode, then options and values. */
  public static void main(String[] arguments) throws IOException {
    new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8)
        .println(measure(arguments));
  }

  /** One line of JSON. */
  static String measure(String... arguments) throws IOException {
    Map<String, String> options = new TreeMap<>();
    Iterator<String> rest = Arrays.asList(arguments).subList(1, arguments.length).iterator();
    while (rest.hasNext()) {
      options.put(rest.next(), rest.next());
    }
    return new LanguageSteps(options).run(arguments[0]);
  }

  private int number(String option, int fallback) {
    return Integer.parseInt(options.getOrDefault(option, Integer.toString(fallback)));
  }

  private String run(String mode) throws IOException {
    int warmup = number("--warmup", 2);
    int repeats = number("--repeats", 5);
    try (Checkpoint checkpoint = Checkpoint.open(Path.of(options.get("--model")));
        DecoderModel model = DecoderModel.load(checkpoint)) {
      LoraLayout layout = new LoraLayout(LoraSettings.paper(), checkpoint.config());
      float[] start = layout.initial(random);
      int part = number("--part-tokens", 768);
      try (LanguagePolicy policy =
          new LanguagePolicy(model, layout, start, Optional.empty(), part)) {
        int vocabulary = checkpoint.config().vocabSize();
        double[] seconds;
        double work;
        if (mode.equals("forward-backward")) {
          seconds = forwardBackward(policy, vocabulary, warmup + repeats);
          work = number("--batch", 4) * number("--tokens", 96);
        } else {
          List<Example> pairs = pairs(vocabulary);
          seconds = preferenceSteps(policy, pairs, warmup + repeats);
          work = pairs.size();
        }
        return report(mode, Arrays.copyOfRange(seconds, warmup, seconds.length), work);
      }
    }
  }

  private int[] tokens(int count, int vocabulary) {
    return random.ints(count, 0, vocabulary).toArray();
  }

  /** A prompt of one token makes every position predict something. */
  private double[] forwardBackward(LanguagePolicy policy, int vocabulary, int repeats) {
    List<Continuations> items = new ArrayList<>();
    for (int b = 0; b < number("--batch", 4); b++) {
      int[][] responses = {tokens(number("--tokens", 96), vocabulary)};
      items.add(new Continuations(tokens(1, vocabulary), responses));
    }
    double[] seconds = new double[repeats];
    float[] gradient = new float[policy.size()];
    for (int i = 0; i < repeats; i++) {
      long start = System.nanoTime();
      policy.accumulate(items, (item, known) -> new double[] {-1}, gradient, 0);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    return seconds;
  }

  private List<Example> pairs(int vocabulary) throws IOException {
    JsonNode lengths = new ObjectMapper().readTree(new File(options.get("--lengths")));
    List<Example> pairs = new ArrayList<>();
    for (JsonNode length : lengths) {
      int[][] responses = {
        tokens(length.get(1).intValue(), vocabulary), tokens(length.get(2).intValue(), vocabulary)
      };
      int[] prompt = tokens(length.get(0).intValue(), vocabulary);
      pairs.add(new Example(pairs.size() % GROUPS, new Continuations(prompt, responses)));
    }
    return pairs;
  }

  private double[] preferenceSteps(LanguagePolicy policy, List<Example> pairs, int repeats) {
    List<Example> few = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      few.add(new Example(g, new Continuations(new int[] {1}, new int[][] {{2}, {3}})));
    }
    int microBatches = Math.max(1, pairs.size() / number("--batch", 8));
    TrainingSettings settings =
        new TrainingSettings(
            6e-5,
            0,
            repeats + 1, // The last one of all is followed by an evaluation.
            Integer.MAX_VALUE,
            new Batches(pairs.size(), microBatches),
            AdamW.DEFAULT,
            10,
            new Plateau(0.1, 4, 1e-3, 0.5, 1e-8));
    PreferenceObjective objective =
        new PreferenceObjective(
            new Ipo(0.01), new ExponentiatedGradient(5e-7, 1, 0), LogProbability.SUM);
    List<Long> times = new ArrayList<>();
    Hooks hooks =
        new Hooks(
            (step, split, group, metric, value) -> times.add(System.nanoTime()),
            io.github.grposuite.language.training.Checkpoints.NONE,
            progress -> times.add(-System.nanoTime()));
    new PreferenceStage(objective, settings, new TrainSample.None(), 0)
        .run(policy, new TrainingData(groups(), pairs, few, few), Optional.empty(), hooks);
    return between(times, repeats);
  }

  private static List<String> groups() {
    List<String> names = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      names.add("group " + g);
    }
    return names;
  }

  /** Seconds of each update: from what came before it, an evaluation or an update, to its end. */
  private static double[] between(List<Long> times, int repeats) {
    double[] seconds = new double[repeats];
    int update = 0;
    for (int i = 1; i < times.size() && update < repeats; i++) {
      if (times.get(i) < 0) {
        seconds[update++] = (-times.get(i) - Math.abs(times.get(i - 1))) / 1e9;
      }
    }
    return seconds;
  }

  private static String report(String mode, double[] seconds, double work) throws IOException {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    return String.format(
        Locale.ROOT,
        "{\"mode\": \"%s\", \"seconds\": %s, \"median\": %.4f, \"perSecond\": %.3f,"
            + " \"peakMegabytes\": %d}",
        mode,
        Arrays.toString(seconds),
        median,
        work / median,
        PeakMemory.megabytes());
  }
}
