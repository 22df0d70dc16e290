package io.github.grposuite.benchmarks;

import io.github.grposuite.datasets.random.Draws;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of sentences with slots, from {@code sentences.txt}. */
final class SentenceStock {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  private SentenceStock(String text) {
    List<String> list = List.of();
    for (String line : text.lines().toList()) {
      if (line.startsWith("= ")) {
        list = new ArrayList<>();
        lists.put(line.substring(2), list);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        list.add(line);
      }
    }
  }

  static SentenceStock read() {
    try (InputStream in = SentenceStock.class.getResourceAsStream("sentences.txt")) {
      return new SentenceStock(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of a list, its slots filled. */
  String draw(String list, Draws draws) {
    List<String> lines = lists.get(list);
    return SLOT.matcher(lines.get(draws.index(lines.size())))
        .replaceAll(slot -> Matcher.quoteReplacement(draw(slot.group(1), draws)));
  }
}
