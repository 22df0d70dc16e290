package io.github.grposuite.records.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Broken copies of a valid file. The same number gives the same copy, so that what a copy shows can
 * be shown again.
 */
public final class Mutations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CHANGES = 3;

  /** What stands for a value until the tree is text, since no tree can hold what replaces it. */
  private static final String PLACE = "@place@";

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "-0",
          "3",
          "255",
          "65536",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "1e3",
          "1E400",
          "-1e-400",
          "0.5",
          "1.0",
          "NaN",
          "Infinity",
          "0x10",
          "010",
          "+1",
          "\"\"",
          "\"1\"",
          "\"none\"",
          "\"a\\nb\\u001b[31m\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\u202e\u2028\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"a\": 1}",
          "[0, 0]",
          "[1, 2, 3, 4, 5, 6, 7, 8, 9]",
          "[-1, 4]",
          "[4, 2]",
          "[1e3]",
          "[9223372036854775807, 9223372036854775807]",
          "",
          "'a'",
          "//");

  private final Random random;

  public Mutations(long number) {
    // Neighbouring seeds of java.util.Random begin alike.
    this.random = new Random(number * 0x9E3779B97F4A7C15L);
  }

  /** A copy with bytes cut off, changed, inserted, repeated, moved, or in another encoding. */
  public byte[] bytes(byte[] valid) {
    byte[] copy = valid;
    for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
      copy = once(copy);
    }
    return copy;
  }

  private byte[] once(byte[] valid) {
    int at = random.nextInt(valid.length + 1);
    int to = Math.min(valid.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(valid, at);
      case 1 -> flipped(valid);
      case 2 -> join(valid, at, new byte[1 + random.nextInt(9)], at);
      case 3 -> join(valid, at, new byte[0], to);
      case 4 -> join(valid, at, Arrays.copyOfRange(valid, at, to), at);
      case 5 -> join(valid, at, random("\0\u00ff\n\r\t\"\\{}[]:,#&%-e.".toCharArray()), at);
      case 6 ->
          new String(valid, StandardCharsets.UTF_8)
              .getBytes(
                  random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
      case 7 -> join(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, 3, valid, 3);
      default -> join(valid, at, digits(), to);
    };
  }

  private byte[] flipped(byte[] valid) {
    byte[] copy = valid.clone();
    for (int i = 1 + random.nextInt(8); i > 0 && copy.length > 0; i--) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return copy;
  }

  private byte[] random(char[] out) {
    return String.valueOf(out[random.nextInt(out.length)]).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] digits() {
    return "9".repeat(1 + random.nextInt(30)).getBytes(StandardCharsets.US_ASCII);
  }

  /** The bytes before {@code at}, others, and the bytes from {@code from} on. */
  private static byte[] join(byte[] valid, int at, byte[] between, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(valid, 0, at);
    out.writeBytes(between);
    out.write(valid, from, valid.length - from);
    return out.toByteArray();
  }

  /** A copy of a JSON file with values of other types and sizes, or fields gone, new or twice. */
  public byte[] json(byte[] valid) {
    JsonNode tree;
    try {
      tree = JSON.readTree(valid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> raw = new ArrayList<>();
    for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
      change(container(tree), raw);
    }
    String text = tree.toString();
    for (int i = 0; i < raw.size(); i++) {
      text = text.replace("\"" + PLACE + i + "\"", raw.get(i));
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Mostly a change of the values, now and then one of the bytes. */
  public byte[] jsonOrBytes(byte[] valid) {
    return random.nextInt(4) == 0 ? bytes(valid) : json(valid);
  }

  /** An object or a list, found from the root down, so that a long list is not most of them. */
  private JsonNode container(JsonNode root) {
    JsonNode node = root;
    while (random.nextInt(4) > 0) {
      List<JsonNode> inner = new ArrayList<>();
      for (JsonNode child : node) {
        if (child.isContainerNode() && !child.isEmpty()) {
          inner.add(child);
        }
      }
      if (inner.isEmpty()) {
        return node;
      }
      node = inner.get(random.nextInt(inner.size()));
    }
    return node;
  }

  private void change(JsonNode container, List<String> raw) {
    if (container instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(at);
        case 1 -> array.insert(at, place(raw, value()));
        default -> array.set(at, place(raw, value()));
      }
    } else if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.put(place(raw, JSON.valueToTree(name).toString()), 1);
        case 2 -> object.set(name, object.get(names.get(random.nextInt(names.size()))));
        case 3 -> object.put("new" + random.nextInt(9), place(raw, value()));
        default -> object.put(name, place(raw, value()));
      }
    }
  }

  private static String place(List<String> raw, String value) {
    raw.add(value);
    return PLACE + (raw.size() - 1);
  }

  private String value() {
    return switch (random.nextInt(12)) {
      case 0 -> nested(10);
      case 1 -> nested(2000);
      case 2 -> random.nextInt(20) == 0 ? nested(100_000) : nested(900);
      case 3 -> "\"" + "a".repeat(random.nextInt(100_000)) + "\"";
      case 4 -> "9".repeat(1 + random.nextInt(2000));
      case 5 -> Long.toString(random.nextLong());
      case 6 -> Integer.toString(random.nextInt(1000));
      default -> VALUES.get(random.nextInt(VALUES.size()));
    };
  }

  private String nested(int depth) {
    return random.nextBoolean()
        ? String.join("", Collections.nCopies(depth, "[")) + "]".repeat(depth)
        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }
}
