package io.github.grposuite.language.training;

import io.github.grposuite.core.evaluation.MeasurementSink;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Epochs of batches: the batch's gradient is the mean over its micro-batches, clipped, and given to
 * the optimiser. Evaluates at step 0, after the update with which another multiple of {@code
 * evaluateEvery} examples is passed, and at the end.
 */
final class TrainingLoop {
  private final TrainablePolicy policy;
  private final Task task;
  private final TrainingSettings settings;
  private final long seed;
  private final Hooks hooks;
  private final MeasurementSink sink;
  private final Keep keep;
  private final boolean remember;
  private final TrainingLog log = TrainingLog.empty();
  private final Optimiser.State moments;
  private final LearningRate rate;
  private final float[] gradient;
  private float[] weights;
  private int[] order;
  private TrainingState.Status status = TrainingState.Status.RUNNING;
  private int step;
  private int epoch;
  private int next;
  private Optional<Best> best = Optional.empty();

  TrainingLoop(
      TrainablePolicy policy,
      Task task,
      TrainingSettings settings,
      long seed,
      Hooks hooks,
      Keep keep,
      boolean remember) {
    this.policy = policy;
    this.task = task;
    this.settings = settings;
    this.seed = seed;
    this.hooks = hooks;
    this.keep = keep;
    this.remember = remember || keep == Keep.OWN_OBJECTIVE;
    this.sink =
        (at, split, group, metric, value) -> {
          log.measurements().add(new Measurement(at, split, group, metric, value));
          hooks.measurements().accept(at, split, group, metric, value);
        };
    this.weights = policy.weights();
    this.gradient = new float[policy.size()];
    this.moments = settings.optimiser().start(policy.size());
    this.rate =
        new LearningRate(settings.learningRate(), settings.warmupSteps(), settings.plateau());
  }

  /** Runs to the end, from the saved state if there is one. */
  StageOutcome run() {
    hooks.checkpoints().load().ifPresentOrElse(this::restore, this::begin);
    order = Batches.order(task.size(), seed, epoch);
    while (status == TrainingState.Status.RUNNING) {
      update();
    }
    Optional<Best> kept = keep == Keep.OWN_OBJECTIVE ? best : Optional.empty();
    kept.ifPresent(one -> policy.setWeights(one.weights()));
    return new StageOutcome(
        status,
        step,
        kept.map(Best::step).orElse(step),
        kept.map(Best::alpha).orElseGet(task::alpha),
        best,
        log);
  }

  private void begin() {
    task.begin();
    boolean evaluated = evaluate();
    if (hooks.checkpoints().isDue(step, evaluated)) {
      hooks.checkpoints().save(state());
    }
  }

  private void update() {
    Arrays.fill(gradient, 0);
    List<int[]> parts = settings.batches().cut(order, next);
    double share = 1.0 / parts.size();
    double loss = 0;
    long before = examples();
    long tokens = 0;
    for (int part = 0; part < parts.size(); part++) {
      loss += share * task.accumulate(step, part, parts.get(part), share, gradient);
      next += parts.get(part).length;
      tokens += IntStream.of(parts.get(part)).mapToLong(task::tokens).sum();
    }
    double norm = Gradients.clip(gradient, settings.maxNorm());
    Divergence.check(step, norm, task.remedy());
    double learningRate = rate.of(step + 1);
    moments.update(weights, gradient, learningRate);
    policy.setWeights(weights);
    step++;
    Update update = new Update(step, examples(), loss, norm, learningRate);
    log.updates().add(update);
    boolean evaluated = finish(before);
    if (status != TrainingState.Status.RUNNING || hooks.checkpoints().isDue(step, evaluated)) {
      hooks.checkpoints().save(state());
    }
    long total = (long) settings.epochs() * task.size();
    hooks.progress().accept(new StageProgress(update, total, tokens));
  }

  /** Moves on to the next epoch and evaluates, where it is time; whether it was evaluated. */
  private boolean finish(long before) {
    if (next == task.size()) {
      next = 0;
      epoch++;
      order = Batches.order(task.size(), seed, epoch);
    }
    boolean last = epoch == settings.epochs();
    int every = settings.evaluateEvery();
    boolean evaluated = (last || (every > 0 && examples() / every > before / every)) && evaluate();
    if (last) {
      status = TrainingState.Status.EPOCHS_DONE;
    } else if (rate.exhausted()) {
      status = TrainingState.Status.LEARNING_RATE_EXHAUSTED;
    }
    return evaluated;
  }

  private long examples() {
    return (long) epoch * task.size() + next;
  }

  private boolean evaluate() {
    if (settings.evaluateEvery() == 0) {
      return false;
    }
    OptionalDouble watched = task.measure(step, sink);
    if (remember) {
      watched.ifPresent(this::compare);
    }
    if (watched.isPresent() && rate.shrinks(watched.getAsDouble())) {
      task.scaleStep(settings.plateau().alphaFactor());
    }
    return true;
  }

  private void compare(double loss) {
    if (best.isEmpty() || loss < best.get().loss()) {
      best = Optional.of(new Best(step, loss, weights.clone(), task.alpha()));
    }
  }

  private TrainingState state() {
    return new TrainingState(
        status,
        step,
        epoch,
        next,
        weights,
        moments.mean(),
        moments.square(),
        rate.state(),
        task.weighting(),
        task.reference(),
        best,
        log);
  }

  private void restore(TrainingState state) {
    if (state.weights().length != weights.length) {
      throw new IllegalArgumentException(
          "the saved training must have the policy's "
              + weights.length
              + " trainable values, but has "
              + state.weights().length
              + "; continue it with the model and the adapter that it was started with");
    }
    task.restore(state.weighting(), state.reference());
    status = state.status();
    step = state.step();
    epoch = state.epoch();
    next = state.next();
    weights = state.weights().clone();
    moments.restore(state.mean(), state.square(), step);
    rate.restore(state.rate());
    policy.setWeights(weights);
    best = state.best();
    log.measurements().addAll(state.log().measurements());
    log.updates().addAll(state.log().updates());
    log.measurements().forEach(measurement -> measurement.emit(hooks.measurements()));
  }
}
