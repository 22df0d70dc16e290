package io.github.grposuite.language.training;

import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.Encoded;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a stage of training asks of a policy, by count, if no learning rate ends it early.
 *
 * @param gradients encoded for gradients
 * @param asked encoded for log-probabilities alone
 */
public record StageWork(Encoded gradients, Encoded asked) {
  /** Of {@link SftStage}. */
  public static StageWork fineTuning(TrainingSettings settings, TrainingData data) {
    return of(
        settings,
        data.train().size(),
        encoded(data.train(), Example::chosen),
        encoded(data.validation(), Example::chosen));
  }

  /** Of {@link Reference}. */
  public static StageWork reference(TrainingData data) {
    return new StageWork(
        Encoded.NONE, pairs(data.train()).plus(pairs(data.validation())).plus(pairs(data.test())));
  }

  /** Of the base model's measurement: log-probabilities of what an evaluation looks at. */
  public static StageWork base(TrainSample sample, TrainingData data, long seed) {
    return new StageWork(Encoded.NONE, evaluation(sample, data, seed));
  }

  /** Of log-probabilities of the held-out pairs, once. */
  public static StageWork heldOut(TrainingData data) {
    return new StageWork(Encoded.NONE, pairs(data.validation()).plus(pairs(data.test())));
  }

  /** Of {@link PreferenceStage} with a reference that is given. */
  public static StageWork preference(
      PreferenceObjective objective,
      TrainingSettings settings,
      TrainSample sample,
      TrainingData data,
      long seed) {
    int[] kept = data.kept(objective.weighting(), seed);
    return of(settings, kept.length, pairs(of(data, kept)), evaluation(sample, data, seed));
  }

  private static Encoded evaluation(TrainSample sample, TrainingData data, long seed) {
    return pairs(of(data, sample.choose(data, seed)))
        .plus(pairs(data.validation()))
        .plus(pairs(data.test()));
  }

  private static StageWork of(
      TrainingSettings settings, int examples, Encoded epoch, Encoded evaluation) {
    return new StageWork(
        epoch.times(settings.epochs()), evaluation.times(evaluations(settings, examples)));
  }

  /** As {@link TrainingLoop} evaluates. */
  static long evaluations(TrainingSettings settings, int examples) {
    long every = settings.evaluateEvery();
    if (every == 0) {
      return 0;
    }
    long evaluations = 1;
    long total = (long) settings.epochs() * examples;
    long done = 0;
    while (done < total) {
      long ofEpoch = examples - done % examples;
      long next = done + Math.min(settings.batches().batch(), ofEpoch);
      evaluations += next == total || next / every > done / every ? 1 : 0;
      done = next;
    }
    return evaluations;
  }

  private static List<Example> of(TrainingData data, int[] indices) {
    return IntStream.of(indices).mapToObj(data.train()::get).toList();
  }

  private static Encoded pairs(Collection<Example> examples) {
    return encoded(examples, Example::continuations);
  }

  private static Encoded encoded(
      Collection<Example> examples, Function<Example, Continuations> item) {
    return Encoded.of(examples.stream().map(item).toList());
  }
}
