package org.adjoint.runtime.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
  @TempDir Path folder;

  @Test
  void readsBytesMadeByHand() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(25).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(1.5f).putFloat(-2).putDouble(0.1).putInt(-7).putInt(9).put((byte) 1);
    Path path =
        file(
            "{\"__metadata__\":{\"k\":\"v\"},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                + "\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[8,16]},"
                + "\"i\":{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[16,24]},"
                + "\"b\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[24,25]}}  ",
            data.array());
    SafetensorsFile file = SafetensorsFile.open(path);
    assertThat(file.header().metadata()).containsExactly(Map.entry("k", "v"));
    FlatArrays arrays = new FlatArrays(3, 1, 3);
    file.read(
        List.of(
            stored("w", ElementKind.FLOAT32, List.of(2, 1), 1, arrays),
            stored("d", ElementKind.FLOAT64, List.of(), 0, arrays),
            stored("i", ElementKind.INT32, List.of(2), 0, arrays),
            stored("b", ElementKind.BOOL, List.of(1), 2, arrays)));
    assertThat(arrays.float32).containsExactly(0, 1.5f, -2);
    assertThat(arrays.float64).containsExactly(0.1);
    assertThat(arrays.int32).containsExactly(-7, 9, 1);
  }

  @Test
  void writesTheBytesOfTheFormat() throws IOException {
    FlatArrays arrays = new FlatArrays(2, 0, 1);
    arrays.float32[0] = 1;
    arrays.float32[1] = 2;
    arrays.int32[0] = 1;
    Path path = folder.resolve("m.safetensors");
    SafetensorsFile.write(
        path,
        Map.of("a", "é"),
        List.of(
            stored("b", ElementKind.BOOL, List.of(), 0, arrays),
            stored("w", ElementKind.FLOAT32, List.of(1), 1, arrays),
            stored("v", ElementKind.FLOAT32, List.of(1), 0, arrays)));
    String header =
        "{\"__metadata__\":{\"adjoint.sha256\":\"DIGEST\",\"a\":\"é\"},"
            + "\"v\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
            + "\"b\":{\"dtype\":\"BOOL\",\"shape\":[],\"data_offsets\":[8,9]}}";
    byte[] written = Files.readAllBytes(path);
    header = header.replace("DIGEST", new String(written, 43, 64, StandardCharsets.US_ASCII));
    int length = header.getBytes(StandardCharsets.UTF_8).length;
    int padded = (length + 7) / 8 * 8;
    ByteBuffer read = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(read.getLong()).isEqualTo(padded);
    assertThat(new String(written, 8, padded, StandardCharsets.UTF_8))
        .isEqualTo(header + " ".repeat(padded - length));
    read.position(8 + padded);
    assertThat(new float[] {read.getFloat(), read.getFloat()}).containsExactly(1, 2);
    assertThat(read.get()).isEqualTo((byte) 1);
    assertThat(read.hasRemaining()).isFalse();
  }

  @Test
  void tensorsLargerThanTheBufferComeBackWhole() {
    FlatArrays arrays = new FlatArrays(100_001, 0, 70_000);
    for (int i = 0; i < 100_001; i++) {
      arrays.float32[i] = i * 0.1f;
    }
    for (int i = 0; i < 70_000; i++) {
      arrays.int32[i] = i % 3 == 0 ? 1 : 0;
    }
    Path path = folder.resolve("large.safetensors");
    SafetensorsFile.write(path, Map.of(), large(arrays));
    FlatArrays read = new FlatArrays(100_001, 0, 70_000);
    SafetensorsFile.open(path).read(large(read));
    assertThat(read.float32).isEqualTo(arrays.float32);
    assertThat(read.int32).isEqualTo(arrays.int32);
  }

  private static List<StoredTensor> large(FlatArrays arrays) {
    return List.of(
        stored("w", ElementKind.FLOAT32, List.of(100_001), 0, arrays),
        stored("b", ElementKind.BOOL, List.of(70_000), 0, arrays));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[4]|[0,12]|its place does not fit its shape",
        "[4]|[4,20]|leaves a hole",
        "[2]|[0,8]|the tensors take 8 bytes, the file has 16",
        "[8]|[0,32]|the tensors take 32 bytes",
        "[-4]|[0,16]|a dimension is negative",
        "[1.5]|[0,6]|expected a whole number",
        "[4]|[0.5,16.5]|its place does not fit",
        "[4]|[0]|its place does not fit",
        "[2000000000,2000000000,2000000000,2000000000]|[0,16]|overflow",
        "{}|[0,16]|expected an array",
      })
  void refusesPlacesThatDoNotFit(String shape, String offsets, String reason) throws IOException {
    String tensor = "{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
    Path path = file("{\"w\":" + tensor + "}", new byte[16]);
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .isInstanceOf(SavedModelException.class)
        .hasMessageContaining("this is no undamaged safetensors file")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesOverlapsUnknownElementsAndBadHeaders() throws IOException {
    String tensor = "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    assertRefused(file("{\"a\":" + tensor + ",\"b\":" + tensor + "}", new byte[8]), "overlaps");
    assertRefused(file("{\"a\":" + tensor.replace("F32", "F16") + "}", new byte[8]), "F16");
    assertRefused(file("{\"a\":" + tensor, new byte[8]), "ends too early");
    assertRefused(file("[]", new byte[0]), "expected an object");
    assertRefused(Files.write(folder.resolve("x"), new byte[] {1, 2}), "too short");
    byte[] endless = {-1, -1, -1, -1, -1, -1, -1, 127, '{', '}'};
    assertRefused(Files.write(folder.resolve("x"), endless), "cannot be 9223372036854775807 bytes");
    byte[] beyond = {99, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
    assertRefused(Files.write(folder.resolve("x"), beyond), "cannot be 99 bytes");
    byte[] noText = {2, 0, 0, 0, 0, 0, 0, 0, (byte) 0xC3, '}'};
    assertRefused(Files.write(folder.resolve("x"), noText), "not text");
    assertRefused(folder.resolve("none"), "there is no such file");
  }

  private static void assertRefused(Path path, String reason) {
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .isInstanceOf(SavedModelException.class)
        .hasMessageContaining(reason);
  }

  private Path file(String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length);
    bytes.write(length.array());
    bytes.write(text);
    bytes.write(data);
    return Files.write(folder.resolve("hand.safetensors"), bytes.toByteArray());
  }

  private static StoredTensor stored(
      String name, ElementKind kind, List<Integer> shape, int offset, FlatArrays arrays) {
    return new StoredTensor(name, new Persistent(name, kind, shape, offset), arrays);
  }
}
