package io.github.grposuite.language.checkpoint;

import static io.github.grposuite.language.checkpoint.SafetensorsBytes.tensor;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenSafetensorsTest {
  @TempDir Path folder;

  private void refused(Path file, String... parts) {
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContainingAll(parts);
  }

  static Stream<Arguments> brokenHeaders() {
    String a = tensor("a", "F32", "[1]", 0, 4);
    return Stream.of(
        Arguments.of("{\"a\": ", 0, "header: is not valid JSON"),
        Arguments.of("{} x", 0, "header: is not valid JSON (Unrecognized token 'x'"),
        Arguments.of("{" + a + "," + a + "}", 4, "is not valid JSON (Duplicate field 'a'"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\"}}", 0, "(Duplicate field 'dtype'"),
        Arguments.of("[]", 0, "the header must begin with {, but begins with byte 0x5b"),
        Arguments.of(" {}", 0, "the header must begin with {, but begins with byte 0x20"),
        Arguments.of("{\"a\":7}", 0, "tensor \"a\": must be an object, but was 7"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
            4,
            "tensor \"a\": must have exactly [data_offsets, dtype, shape], but has [dtype, shape]"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"stride\":1}}",
            4,
            "but has [data_offsets, dtype, shape, stride]"),
        Arguments.of(
            "{" + tensor("a", "F31", "[1]", 0, 4) + "}", 4, "tensor \"a\": unknown dtype \"F31\""),
        Arguments.of(
            "{\"a\":{\"dtype\":null,\"shape\":[1],\"data_offsets\":[0,4]}}",
            4,
            "tensor \"a\": unknown dtype null"),
        Arguments.of(
            "{" + tensor("a", "F32", "[-1]", 0, 4) + "}",
            4,
            "tensor \"a\": shape must be a list of whole numbers from 0, but was [-1]"),
        Arguments.of(
            "{" + tensor("a", "F32", "[1.0]", 0, 4) + "}", 4, "shape must be a list of whole"),
        Arguments.of("{" + tensor("a", "F32", "[true]", 0, 4) + "}", 4, "but was [true]"),
        Arguments.of(
            "{" + tensor("a", "F32", "4", 0, 4) + "}", 4, "whole numbers from 0, but was 4"),
        Arguments.of(
            "{" + tensor("a", "F32", "[18446744073709551616]", 0, 4) + "}",
            4,
            "but was [18446744073709551616]"),
        Arguments.of(
            "{" + tensor("a", "F32", "[4294967296,4294967296]", 0, 4) + "}",
            4,
            "tensor \"a\": shape [4294967296, 4294967296] has more values than can be counted"),
        Arguments.of(
            "{" + tensor("a", "F32", "[4611686018427387904]", 0, 0) + "}",
            0,
            "has more values than can be counted"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
            4,
            "data_offsets must be [begin, end] with begin <= end, but is [0]"),
        Arguments.of(
            "{" + tensor("a", "F32", "[1]", 4, 0) + "}",
            4,
            "data_offsets must be [begin, end] with begin <= end, but is [4, 0]"),
        Arguments.of(
            "{" + tensor("a", "F32", "[1]", -4, 0) + "}",
            4,
            "data_offsets must be a list of whole numbers from 0, but was [-4,0]"),
        Arguments.of(
            "{" + tensor("a", "F32", "[2,3]", 0, 20) + "}",
            20,
            "tensor \"a\": shape [2, 3] of F32 needs 24 bytes, but data_offsets [0, 20] hold 20"),
        Arguments.of(
            "{" + tensor("a", "F4", "[3]", 0, 1) + "}", 1, "shape [3] of F4 needs 2 bytes, but"),
        Arguments.of(
            "{" + tensor("a", "F4", "[3]", 0, 2) + "}", 2, "tensor \"a\": shape [3] of F4"),
        Arguments.of(
            "{" + tensor("a", "F32", "[2]", 0, 8) + "}",
            7,
            "tensor \"a\": data_offsets end at 8, but the file has only 7 bytes of data: it is cut"
                + " off; fetch or export the file again"),
        Arguments.of(
            "{" + a + "," + tensor("b", "F32", "[1]", 2, 6) + "}",
            6,
            "tensor \"b\": data_offsets begin at 2, which overlaps the tensor before, which ends at"
                + " 4"),
        Arguments.of(
            "{" + a + "," + tensor("b", "F32", "[1]", 0, 4) + "}", 4, "which overlaps the tensor"),
        Arguments.of(
            "{" + a + "," + tensor("b", "F32", "[1]", 8, 12) + "}",
            12,
            "tensor \"b\": data_offsets begin at 8, which leaves a hole after the tensor before,"
                + " which ends at 4"),
        Arguments.of("{" + tensor("a", "F32", "[1]", 4, 8) + "}", 8, "which leaves a hole"),
        Arguments.of("{" + a + "}", 5, "the tensors end at byte 4 of the data, but 1 bytes follow"),
        Arguments.of("{}", 1, "the tensors end at byte 0 of the data, but 1 bytes follow"),
        Arguments.of(
            "{\"__metadata__\":\"x\"}",
            0,
            "__metadata__ must be an object of strings, but was \"x\""),
        Arguments.of(
            "{\"__metadata__\":{\"format\":1}}",
            0,
            "__metadata__ must hold strings only, but \"format\" was 1"));
  }

  @ParameterizedTest
  @MethodSource
  void brokenHeaders(String header, int data, String message) throws IOException {
    refused(SafetensorsBytes.write(folder.resolve("m.safetensors"), header, data), message);
  }

  @Test
  void brokenLengths() throws IOException {
    Path file = folder.resolve("m.safetensors");
    byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
    refused(
        Files.write(file, new byte[7]),
        "begins with 8 bytes for its header's length, but has only 7 bytes");
    refused(
        SafetensorsBytes.write(file, 3, header, new byte[0]),
        "the header is said to have 3 bytes, but the file ends after 2 of them");
    refused(
        SafetensorsBytes.write(file, 100_000_001, header, new byte[0]),
        "the header must have 2 to 10000000 bytes, but is said to have 100000001");
    refused(
        SafetensorsBytes.write(file, -1, header, new byte[0]),
        "is said to have 18446744073709551615; this may not be a safetensors file");
    refused(SafetensorsBytes.write(file, 0, header, new byte[0]), "is said to have 0");
    byte[] latin = "{\"é\":1}".getBytes(StandardCharsets.ISO_8859_1);
    refused(SafetensorsBytes.write(file, latin, new byte[0]), "header: is not UTF-8 text");
  }

  @Test
  void noFileAndPickles() throws IOException {
    refused(folder.resolve("absent.safetensors"), "no such file");
    refused(folder, "must be a file, but is a folder");
    Path pickle = Files.write(folder.resolve("pytorch_model.bin"), new byte[] {(byte) 0x80, 2});
    refused(pickle, "is a pickle file", "never loaded", "safe_serialization=True");
  }
}
