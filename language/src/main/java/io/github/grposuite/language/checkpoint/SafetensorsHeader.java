package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A safetensors file's header, checked as the reference implementation does and further: a length
 * of at most 10 MB (the reference takes 100, which would fill the memory; a model of 1000 layers
 * needs 2), then a JSON object of tensors, whose bytes follow without gap or overlap to the end of
 * the file.
 *
 * @param tensors in the order of their bytes
 * @param metadata free text by key
 * @param length of the part before the tensors' bytes
 */
record SafetensorsHeader(
    Map<String, TensorInfo> tensors, Map<String, String> metadata, long length) {
  private static final int LONGEST = 10_000_000;
  private static final String METADATA = "__metadata__";
  private static final Set<String> FIELDS = new TreeSet<>(Set.of("dtype", "shape", "data_offsets"));
  private static final String REMEDY = "; fetch or export the file again";

  static SafetensorsHeader read(String file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new CheckpointException(
          file
              + ": a safetensors file begins with 8 bytes for its header's length, but has only "
              + size
              + " bytes"
              + REMEDY);
    }
    long header = bytes(channel, 0, Long.BYTES).getLong();
    if (header < 2 || header > LONGEST) {
      throw new CheckpointException(
          file
              + ": the header must have 2 to "
              + LONGEST
              + " bytes, but is said to have "
              + Long.toUnsignedString(header)
              + "; this may not be a safetensors file"
              + REMEDY);
    }
    if (header > size - Long.BYTES) {
      throw new CheckpointException(
          file
              + ": the header is said to have "
              + header
              + " bytes, but the file ends after "
              + (size - Long.BYTES)
              + " of them"
              + REMEDY);
    }
    ByteBuffer json = bytes(channel, Long.BYTES, (int) header);
    if (json.get(0) != '{') {
      throw new CheckpointException(
          file
              + ": the header must begin with {, but begins with byte 0x"
              + String.format("%02x", json.get(0))
              + REMEDY);
    }
    return new Parser(file).header(JsonFile.parse(file + ", header", json), header, size);
  }

  private static ByteBuffer bytes(FileChannel channel, long position, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    Positioned.read(channel, position, bytes);
    return bytes.flip();
  }

  private record Parser(String file) {
    SafetensorsHeader header(ObjectNode json, long header, long size) {
      Map<String, String> metadata = new TreeMap<>();
      List<TensorInfo> tensors = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : json.properties()) {
        if (entry.getKey().equals(METADATA)) {
          metadata(entry.getValue(), metadata);
        } else {
          tensors.add(tensor(entry.getKey(), entry.getValue()));
        }
      }
      tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
      long start = Long.BYTES + header;
      contiguous(tensors, size - start);
      Map<String, TensorInfo> byName = new LinkedHashMap<>();
      tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
      return new SafetensorsHeader(
          Collections.unmodifiableMap(byName), Collections.unmodifiableMap(metadata), start);
    }

    private void metadata(JsonNode node, Map<String, String> metadata) {
      if (!node.isObject()) {
        throw new CheckpointException(
            file
                + ": "
                + METADATA
                + " must be an object of strings, but was "
                + JsonFile.kind(node)
                + REMEDY);
      }
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (!entry.getValue().isTextual()) {
          throw new CheckpointException(
              file
                  + ": "
                  + METADATA
                  + " must hold strings only, but \""
                  + entry.getKey()
                  + "\" was "
                  + JsonFile.kind(entry.getValue())
                  + REMEDY);
        }
        metadata.put(entry.getKey(), entry.getValue().textValue());
      }
    }

    private TensorInfo tensor(String name, JsonNode node) {
      if (!(node instanceof ObjectNode fields)) {
        throw error(name, "must be an object, but was " + JsonFile.kind(node));
      }
      Set<String> found = new TreeSet<>();
      fields.fieldNames().forEachRemaining(found::add);
      if (!found.equals(FIELDS)) {
        throw error(name, "must have exactly " + FIELDS + ", but has " + found);
      }
      TensorType type =
          TensorType.of(fields.get("dtype").asText())
              .orElseThrow(
                  () -> error(name, "unknown dtype " + JsonFile.kind(fields.get("dtype"))));
      List<Long> shape = numbers(name, "shape", fields.get("shape"));
      List<Long> offsets = numbers(name, "data_offsets", fields.get("data_offsets"));
      if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
        throw error(name, "data_offsets must be [begin, end] with begin <= end, but is " + offsets);
      }
      TensorInfo tensor = new TensorInfo(name, type, shape, offsets.get(0), offsets.get(1));
      long bits;
      try {
        bits = Math.multiplyExact(tensor.elements(), (long) type.bits());
      } catch (ArithmeticException e) {
        throw error(name, "shape " + shape + " has more values than can be counted");
      }
      if (bits % Byte.SIZE != 0 || bits / Byte.SIZE != tensor.bytes()) {
        throw error(
            name,
            "shape "
                + shape
                + " of "
                + type
                + " needs "
                + (bits + Byte.SIZE - 1) / Byte.SIZE
                + " bytes, but data_offsets "
                + offsets
                + " hold "
                + tensor.bytes());
      }
      return tensor;
    }

    private List<Long> numbers(String name, String field, JsonNode node) {
      List<Long> numbers = new ArrayList<>();
      boolean valid = node.isArray();
      for (JsonNode number : node) {
        valid &= number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
        numbers.add(number.longValue());
      }
      if (!valid) {
        throw error(
            name,
            field + " must be a list of whole numbers from 0, but was " + JsonFile.kind(node));
      }
      return numbers;
    }

    private void contiguous(List<TensorInfo> tensors, long length) {
      long end = 0;
      for (TensorInfo tensor : tensors) {
        if (tensor.end() > length) {
          throw error(
              tensor.name(),
              "data_offsets end at "
                  + tensor.end()
                  + ", but the file has only "
                  + length
                  + " bytes of data: it is cut off");
        }
        if (tensor.begin() != end) {
          throw error(
              tensor.name(),
              "data_offsets begin at "
                  + tensor.begin()
                  + (tensor.begin() < end
                      ? ", which overlaps the tensor before, which ends at "
                      : ", which leaves a hole after the tensor before, which ends at ")
                  + end);
        }
        end = tensor.end();
      }
      if (end != length) {
        throw new CheckpointException(
            file
                + ": the tensors end at byte "
                + end
                + " of the data, but "
                + (length - end)
                + " bytes follow"
                + REMEDY);
      }
    }

    private CheckpointException error(String tensor, String problem) {
      return new CheckpointException(file + ": tensor \"" + tensor + "\": " + problem + REMEDY);
    }
  }
}
