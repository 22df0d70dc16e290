package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.records.file.FileProblem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML as a specification may use it: one document of keys, values and lists. Jackson would take an
 * alias for text and ignore tags, so both are refused.
 */
public final class PlainYaml {
  /** Largest file in bytes; below SnakeYAML's own limit. */
  static final int LARGEST = 2_000_000;

  private static final int DEEPEST = 40;
  private static final String STANDARD = "tag:yaml.org,2002:";

  private PlainYaml() {}

  /** What a file holds. */
  public static String text(Path file) {
    try {
      Optional<String> problem = FileProblem.instead(file);
      if (problem.isPresent()) {
        throw new UsageException(file + ": " + problem.get());
      }
      if (Files.size(file) > LARGEST) {
        throw tooLarge(file.toString());
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UsageException(file + ": is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + UsageException.reason(e));
    }
  }

  /** The tree; a missing node for empty text. {@code source} names it in messages. */
  public static JsonNode read(String source, String yaml) {
    if (yaml.length() > LARGEST) {
      throw tooLarge(source);
    }
    check(source, yaml);
    try {
      return PlainNumber.normal(YamlFormat.MAPPER.readTree(yaml));
    } catch (JsonProcessingException e) {
      String message = e.getOriginalMessage().lines().findFirst().orElse("");
      boolean plain = message.startsWith("Duplicate field");
      throw invalid(
          source,
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          plain ? message + "; keep one of them" : "write plain text as the key and as the value");
    }
  }

  /** An error about a file's size. */
  static UsageException tooLarge(String source) {
    return new UsageException(
        "%s: is larger than %s MB; an experiment is a short YAML file, so give another file",
        source, LARGEST / 1_000_000);
  }

  private static void check(String source, String yaml) {
    LoaderOptions options = new LoaderOptions();
    int depth = 0;
    int documents = 0;
    try {
      for (Event event : new Yaml(options).parse(new StringReader(yaml))) {
        int line = event.getStartMark().getLine() + 1;
        if (event instanceof DocumentStartEvent && ++documents > 1) {
          throw refused(source, line, "begins a second document; keep one experiment a file");
        } else if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
          throw refused(source, line, "is nested more than " + DEEPEST + " deep; write it flatter");
        } else if (event instanceof CollectionEndEvent) {
          depth--;
        }
        if (event instanceof NodeEvent node) {
          plain(source, line, node);
        }
      }
    } catch (MarkedYAMLException e) {
      throw invalid(source, e.getProblemMark().getLine() + 1, e.getProblem());
    } catch (YAMLException e) {
      throw new UsageException(
          source + ": has a character that YAML does not allow; save it again as plain text");
    } catch (NumberFormatException e) {
      throw new UsageException(
          source + ": has an escape like \\x in double quotes without its digits; complete it");
    }
  }

  private static void plain(String source, int line, NodeEvent node) {
    if (node instanceof AliasEvent) {
      throw refused(
          source, line, "has the alias *" + node.getAnchor() + "; write out what it stands for");
    }
    if (node.getAnchor() != null) {
      throw refused(
          source,
          line,
          "has the anchor &" + node.getAnchor() + "; remove it, there are no aliases");
    }
    String tag = null;
    if (node instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
      OptionalInt half = VisibleText.half(scalar.getValue());
      if (half.isPresent()) {
        throw refused(
            source,
            line,
            "has half of a character, \\u%04x; write the whole one".formatted(half.getAsInt()));
      }
      Optional<String> problem = number(scalar);
      if (problem.isPresent()) {
        throw refused(source, line, problem.get());
      }
    } else if (node instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    if (tag != null) {
      throw refused(
          source,
          line,
          "has the tag " + tag.replace(STANDARD, "!!") + "; remove it, and quote what is text");
    }
  }

  private static Optional<String> number(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return Optional.empty();
    }
    return (text.matches("(?i)[+-]?\\.(inf|nan)")
            ? Optional.of("; write a finite one")
            : PlainNumber.problem(text))
        .map(problem -> "has the number " + text + problem);
  }

  /** What is wrong with the first number that is not plain, to be said after where it stands. */
  static Optional<String> numberProblem(String yaml) {
    try {
      for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(yaml))) {
        Optional<String> problem =
            event instanceof ScalarEvent scalar ? number(scalar) : Optional.empty();
        if (problem.isPresent()) {
          return problem;
        }
      }
    } catch (YAMLException | NumberFormatException e) {
      return Optional.empty(); // Reading it says so.
    }
    return Optional.empty();
  }

  private static UsageException refused(String source, int line, String what) {
    return new UsageException(source + ": line " + line + " " + what);
  }

  private static UsageException invalid(String source, int line, String problem) {
    return refused(source, line, "is not valid YAML: " + problem);
  }
}
