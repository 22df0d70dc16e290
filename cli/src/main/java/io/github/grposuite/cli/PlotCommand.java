package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.spec.PlainYaml;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlBlock;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.draw.LackingLetters;
import io.github.grposuite.reports.figure.FigureKind;
import io.github.grposuite.reports.figure.FigureRequest;
import io.github.grposuite.reports.figure.RequestedFigure;
import io.github.grposuite.reports.figure.RequestedResults;
import io.github.grposuite.reports.stats.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** {@code grpo plot DIR 'YAML'}: one figure of an experiment, as asked for. */
final class PlotCommand extends Command {
  private static final String FILE = "file";
  private static final String STYLE = "style";
  private static final String STYLE_WORDS =
      "YAML file with the style of figures: width, height, font_size, font, palette, dpi, …";

  /** How figures look. */
  static Option styleFlag() {
    return Flags.option(STYLE, "FILE", STYLE_WORDS);
  }

  /** The same of a command's verb. */
  static Option styleFlag(String verb) {
    return Flags.option(STYLE, "FILE", verb + ": " + STYLE_WORDS);
  }

  /** What {@code --style} says; the standard look without it. */
  static FigureStyle style(CommandLine line) {
    if (!line.hasOption(STYLE)) {
      return FigureStyle.STANDARD;
    }
    String file = line.getOptionValue(STYLE);
    YamlBlock block = YamlBlock.document(file, read(line, STYLE), "{width: 3.3in, font_size: 8}");
    try {
      return FigureStyle.of(block.values());
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  /** The text of the file that a flag is given. */
  private static String read(CommandLine line, String flag) {
    try {
      return PlainYaml.text(Path.of(line.getOptionValue(flag)));
    } catch (UsageException e) {
      throw new UsageException("--" + flag + ": " + e.getMessage());
    }
  }

  PlotCommand() {
    super(
        "plot",
        "DIR 'YAML'",
        "draw one figure of an experiment: '{figure: curves, metric: loss, traces: true}'");
    option(
        FILE,
        "FILE",
        "YAML file with the request; figures: " + String.join(", ", FigureKind.keys()));
    option("out", "DIR", "directory for the figure (default: DIR/plots)");
    flags(styleFlag());
  }

  @Override
  int run(CommandLine line, Console console) {
    String yaml = yaml(line);
    Path directory = Path.of(line.getArgList().get(0));
    if (!ExperimentDirectories.in(directory).equals(List.of(directory))) {
      throw new UsageException(
          directory + ": holds several experiments; give the directory of one of them");
    }
    FigureStyle style = style(line);
    Path out = Flags.out(line, directory.resolve("plots").toString());
    Specification spec = ExperimentDirectories.specification(directory);
    List<MethodInfo> methods = Reporting.methods(spec);
    ExperimentStatus.of(directory);
    try {
      CellTable table = CellTable.read(directory);
      FigureRequest request = PlotRequest.parse(source(line), yaml, table, methods);
      Results results =
          RequestedResults.read(directory, table, methods, spec.sweep().selection(), request);
      console.problems(results.problems());
      write(out, request, results, style, console).forEach(console::say);
      return results.problems().isEmpty() ? DONE : FAILED;
    } catch (IOException e) {
      throw UsageException.reading(directory, e);
    }
  }

  private static List<Path> write(
      Path out, FigureRequest request, Results results, FigureStyle style, Console console) {
    try {
      List<Figure> figures = List.of(RequestedFigure.of(request, results));
      List<Path> written = FigureWriter.writeAll(out, figures, style);
      LackingLetters.of(figures, style).notice().ifPresent(console::problem);
      return written;
    } catch (IOException e) {
      throw Flags.elsewhere(out, e);
    }
  }

  private static String source(CommandLine line) {
    return line.getOptionValue(FILE, "plot");
  }

  /** The request, of the command line or a file. */
  private static String yaml(CommandLine line) {
    List<String> arguments = line.getArgList();
    int expected = line.hasOption(FILE) ? 1 : 2;
    if (arguments.size() != expected) {
      throw new UsageException(
          (expected == 1
                  ? "expected the directory of an experiment beside --file"
                  : "expected the directory of an experiment and a request such as '"
                      + PlotRequest.EXAMPLE
                      + "'")
              + ", but found "
              + Flags.count(arguments.size(), "argument"));
    }
    return line.hasOption(FILE) ? read(line, FILE) : arguments.get(1);
  }
}
