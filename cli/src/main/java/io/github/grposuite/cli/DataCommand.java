package io.github.grposuite.cli;

import io.github.grposuite.datasets.PairFormat;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.opinions.OpinionCell;
import io.github.grposuite.datasets.opinions.OpinionPairs;
import io.github.grposuite.datasets.opinions.OpinionSplit;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.datasets.opinions.Partition;
import io.github.grposuite.datasets.opinions.SharedQuestions;
import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.reports.draw.FigureStyle;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code grpo data describe|split|export|fetch}: the opinion survey, embedded or in a file. */
final class DataCommand extends Command {
  private static final String OUT = "out/data";

  private final Map<String, String> environment;

  DataCommand() {
    this(System.getenv());
  }

  /** With other values of HF_ENDPOINT and HF_TOKEN. */
  DataCommand(Map<String, String> environment) {
    super(
        "data",
        "describe|split|export|fetch [FILE…]",
        "describe, split or export pairs of your own (FILE) or an opinion survey; fetch one");
    option("file", "CSV", "survey like global_opinions.csv (default: the embedded one)");
    option("groups", "GROUPS", "five (default), fourteen, or names: \"China;Japan\"");
    option(
        "split",
        "SPLIT",
        "random (default: the authors' 80/10/10), folds, question, question-folds");
    option("fold", "K", "one fold, 0 to 4 (default: all five)");
    option("seed", "SEED", "seed of splits and pairs (default: 42)");
    option("pairs-seed", "SEED", "export: seed of the pairs alone (default: that of the splits)");
    option("pairs", "RULE", "best (default: the best option against a random one) or ranked:N");
    option("format", "FORMAT", "jsonl (default: as TRL reads it) or csv");
    flags(Flags.promptFormat("export"));
    option(
        "out",
        "DIR",
        "where to write (default: describe and split only print; export and fetch: " + OUT + ")");
    flags(PlotCommand.styleFlag("describe"));
    flags(PairsFile.flags("FILE: "));
    option("revision", "REV", "fetch: branch, tag or commit (default: a commit of 2023)");
    option("sha256", "HEX", "fetch: SHA-256 that the file must have");
    flag("force", "fetch: replace an existing file");
    this.environment = environment;
  }

  @Override
  int run(CommandLine line, Console console) {
    if (line.getArgList().size() > 1) {
      return pairs(line, console);
    }
    DataRequest request = DataRequest.of(line);
    switch (request.verb()) {
      case DESCRIBE -> describe(request, PlotCommand.style(line), console);
      case SPLIT -> split(request, console);
      case EXPORT -> export(request, console);
      case FETCH -> {
        return new Fetch(environment, line, console).survey(OUT);
      }
    }
    return DONE;
  }

  private static int pairs(CommandLine line, Console console) {
    DataRequest.Verb verb = DataRequest.verb(line.getArgList().get(0));
    if (verb == DataRequest.Verb.FETCH) {
      throw new UsageException("data fetch: takes no file, it gets one; leave the file out");
    }
    Flags.only(line, "data " + Flags.key(verb) + " FILE", verb.ofPairs());
    List<String> files = line.getArgList().subList(1, line.getArgList().size());
    PairsData pairs = PairsData.of(line, files, console);
    Optional<Path> out = Flags.path(line, "out");
    switch (verb) {
      case DESCRIBE -> pairs.describe(out, PlotCommand.style(line));
      case SPLIT -> pairs.split(out);
      case EXPORT -> pairs.export(out.orElse(Path.of(OUT)), DataRequest.format(line));
      case FETCH -> {}
    }
    return DONE;
  }

  private static void describe(DataRequest request, FigureStyle style, Console console) {
    OpinionSurvey survey = request.survey();
    DataDescription description = new DataDescription(survey);
    console.out().print(description.text());
    if (survey.name().equals(SurveySimulator.NAME)) {
      console.say("\nIts answers are simulated; they say nothing about any country.");
    }
    if (request.out().isPresent()) {
      Path folder = request.out().get().resolve("describe");
      try {
        console.say(folder + ": " + description.write(folder, style).size() + " files");
        description.notice(style).ifPresent(console::problem);
      } catch (IOException e) {
        throw Flags.elsewhere(folder, e);
      }
    }
  }

  private static void split(DataRequest request, Console console) {
    OpinionSurvey survey = request.survey();
    DataTable indices = new DataTable(List.of("fold", "group", "part", "position", "row"));
    StringBuilder sizes = new StringBuilder();
    for (Map.Entry<String, OpinionSplit> split : request.splits().entrySet()) {
      List<Partition> partitions = split.getValue().of(survey);
      sizes.append(split.getKey().isEmpty() ? "" : "fold " + split.getKey() + "\n");
      SharedQuestions shared = SharedQuestions.of(survey, partitions);
      sizes.append(sizes(survey, partitions, shared).text());
      sizes.append(repeated(shared).map(line -> line + "\n").orElse(""));
      for (int g = 0; g < partitions.size(); g++) {
        List<OpinionCell> cells = survey.cells().get(g);
        for (Part part : Part.values()) {
          for (int at : partitions.get(g).of(part)) {
            int row = cells.get(at).question().row();
            indices.add(split.getKey(), survey.groups().get(g), part.key(), at, row);
          }
        }
      }
    }
    if (request.out().isEmpty()) {
      console.out().print(indices.csv());
      console.err().print(sizes);
      return;
    }
    Path file = request.out().get().resolve("split.csv");
    try {
      Files.createDirectories(request.out().get());
      AtomicFile.write(file, indices.csv());
    } catch (IOException e) {
      throw Flags.elsewhere(file, e);
    }
    console.out().print(sizes);
    console.say(file);
  }

  /** Said of a survey that has rows with the same question. */
  private static Optional<String> repeated(SharedQuestions shared) {
    int repeated = Arrays.stream(shared.repeated()).sum();
    return repeated == 0
        ? Optional.empty()
        : Optional.of(
            repeated
                + " test answers are to a question that the same group trains on, repeated in"
                + " another row; --split question keeps these together");
  }

  private static DataTable sizes(
      OpinionSurvey survey, List<Partition> partitions, SharedQuestions shared) {
    DataTable sizes =
        new DataTable(List.of("group", "train", "validation", "test", "test trained by others"));
    for (int g = 0; g < partitions.size(); g++) {
      sizes.add(
          survey.groups().get(g),
          partitions.get(g).train().length,
          partitions.get(g).validation().length,
          partitions.get(g).test().length,
          shared.shared()[g]);
    }
    return sizes;
  }

  private static void export(DataRequest request, Console console) {
    OpinionSurvey survey = request.survey();
    Path out = request.out().orElse(Path.of(OUT));
    for (Map.Entry<String, OpinionSplit> split : request.splits().entrySet()) {
      OpinionPairs pairs =
          OpinionPairs.of(survey, split.getValue(), request.pairs(), request.seed());
      Path folder = split.getKey().isEmpty() ? out : out.resolve("fold-" + split.getKey());
      for (Part part : Part.values()) {
        Path file = write(folder, part, request, pairs);
        console.say(file + ": " + pairs.of(part).size() + " pairs");
      }
      repeated(SharedQuestions.of(survey, split.getValue().of(survey))).ifPresent(console::say);
      int without = Arrays.stream(pairs.withoutPair()).sum();
      if (without > 0) {
        console.say("no pair of " + without + " answers: every option equally selected");
      }
    }
    int dropped = 0;
    for (int g = 0; g < survey.groups().size(); g++) {
      dropped += survey.drops().cells(g);
    }
    if (dropped > 0) {
      console.say("dropped " + dropped + " answers; ./grpo data describe says why");
    }
  }

  private static Path write(Path folder, Part part, DataRequest request, OpinionPairs pairs) {
    PairFormat format = request.format();
    Path file = folder.resolve(part.key() + "." + format.ending());
    try {
      Files.createDirectories(folder);
      AtomicFile.write(
          file,
          out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            format.write(pairs.texts(request.prompt()).examples(part), writer);
            writer.flush();
          });
    } catch (IOException e) {
      throw Flags.elsewhere(file, e);
    }
    return file;
  }
}
