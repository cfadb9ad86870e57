package org.adjoint.runtime.save;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  private static final Signature MODEL =
      signature(
          List.of(
              new Persistent("encode.W", ElementKind.FLOAT32, List.of(2, 2), 0),
              new Persistent("encode.b", ElementKind.FLOAT64, List.of(2), 0),
              new Persistent("head.w", ElementKind.FLOAT32, List.of(), 4)));

  @TempDir private Path folder;

  private static Signature signature(List<Persistent> parameters) {
    return new Signature(
        "M",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        parameters,
        List.of(),
        List.of(
            new Persistent("count", ElementKind.INT32, List.of(1), 0),
            new Persistent("auc.seen", ElementKind.INT32, List.of(1), 1)),
        List.of("auc.seen"),
        List.of());
  }

  private static Storage filled() {
    Storage storage = new Storage(MODEL);
    for (int i = 0; i < 5; i++) {
      storage.parameters.float32[i] = i + 0.5f;
    }
    storage.parameters.float64[0] = Math.PI;
    storage.parameters.float64[1] = -0.0;
    storage.states.int32[0] = -7;
    storage.states.int32[1] = 9;
    return storage;
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.npz", "w.safetensors"})
  void whatIsWrittenComesBack(String name) {
    Path file = folder.resolve(name);
    Weights.write(file, MODEL, filled());
    Storage read = new Storage(MODEL);
    assertThat(Weights.open(file).load(MODEL, read, List.of()))
        .containsExactly("encode.W", "encode.b", "head.w", "count");
    assertThat(read.parameters.float32).containsExactly(0.5f, 1.5f, 2.5f, 3.5f, 4.5f);
    assertThat(read.parameters.float64).containsExactly(Math.PI, -0.0);
    assertThat(read.states.int32).containsExactly(-7, 0);
  }

  /** The bytes as {@code numpy.save} of NumPy 1.26 writes them. */
  @ParameterizedTest
  @ValueSource(strings = {"w.npz", "w.npy", "w.safetensors"})
  @Timeout(10)
  void whatIsNoOrdinaryFileIsNotOpened(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectory(file);
    assertThatThrownBy(() -> Weights.open(file)).hasMessage(file + ": it is not an ordinary file");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertThatThrownBy(() -> Weights.open(file)).hasMessage(file + ": it is not an ordinary file");
    Files.delete(file);
    // Opening a pipe waits until somebody writes to it.
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> Weights.open(file)).hasMessage(file + ": it is not an ordinary file");
  }

  @Test
  void anArrayIsWrittenAsNumpyDoes() throws IOException {
    Path file = folder.resolve("w.npz");
    Weights.write(file, MODEL, filled());
    String header =
        "\u0093NUMPY\u0001\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
    ByteBuffer expected = ByteBuffer.allocate(128 + 16).order(ByteOrder.LITTLE_ENDIAN);
    expected.put(header.getBytes(ISO_8859_1));
    while (expected.position() < 127) {
      expected.put((byte) ' ');
    }
    expected.put((byte) '\n').putDouble(Math.PI).putDouble(-0.0);
    try (java.util.zip.ZipFile archive = new java.util.zip.ZipFile(file.toFile())) {
      ZipEntry entry = archive.getEntry("encode.b.npy");
      assertThat(archive.getInputStream(entry).readAllBytes()).isEqualTo(expected.array());
    }
  }

  @Test
  void aPartIsLoadedAndTheRestStays() {
    Path file = folder.resolve("w.safetensors");
    Weights.write(file, MODEL, filled());
    Storage read = new Storage(MODEL);
    List<String> loaded = Weights.open(file).load(MODEL, read, List.of("encode.*"));
    assertThat(loaded).containsExactly("encode.W", "encode.b");
    assertThat(read.parameters.float32).containsExactly(0.5f, 1.5f, 2.5f, 3.5f, 0);
    assertThat(read.states.int32).containsExactly(0, 0);
  }

  @Test
  void floatingPointNumbersOfNumpyBecomeThoseOfTheModel() throws IOException {
    Path file = npz("encode.W", "<f8", "(2, 2)", 0.1, 1, 2, 3);
    Storage read = new Storage(MODEL);
    Weights.open(file).load(MODEL, read, List.of("encode.W"));
    assertThat(read.parameters.float32).startsWith(0.1f, 1, 2, 3);
    Path single = folder.resolve("encode.W.npy");
    Files.write(single, npy("<f8", "(2, 2)", 5, 6, 7, 8));
    Weights.open(single).load(MODEL, read, List.of("encode.W"));
    assertThat(read.parameters.float32).startsWith(5, 6, 7, 8);
  }

  @Test
  void whatDoesNotFitIsNamedAndChangesNothing() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Weights.write(file, MODEL, filled());
    Weights weights = Weights.open(file);
    List<Persistent> other =
        List.of(
            new Persistent("encode.W", ElementKind.FLOAT32, List.of(2, 2), 0),
            new Persistent("encode.b", ElementKind.FLOAT64, List.of(3), 0));
    Signature wider = signature(other);
    Storage storage = new Storage(wider);
    assertThatThrownBy(() -> weights.load(wider, storage, List.of("encode.*")))
        .isInstanceOf(SavedModelException.class)
        .hasMessageContaining("'encode.b' is F64 [2] in it, but F64 [3] in the model");
    assertThat(storage.parameters.float32).containsOnly(0);
    assertThatThrownBy(() -> weights.load(wider, storage, List.of()))
        .hasMessageContaining("it has 'head.w', which the model does not have");
    Signature more =
        signature(List.of(new Persistent("decode.W", ElementKind.FLOAT32, List.of(1), 0)));
    assertThatThrownBy(() -> weights.load(more, new Storage(more), List.of("decode.*")))
        .hasMessageContaining("it has no 'decode.W'");
    assertThatThrownBy(() -> weights.load(MODEL, new Storage(MODEL), List.of("encoder.W")))
        .isInstanceOfSatisfying(
            AdjointException.class,
            fault -> {
              assertThat(fault).hasMessageContaining("nothing called 'encoder.W'");
              assertThat(fault.hint()).contains("did you mean 'encode.W'?");
            });
    Path ints = npz("encode.W", "<i4", "(2, 2)");
    assertThatThrownBy(
            () -> Weights.open(ints).load(MODEL, new Storage(MODEL), List.of("encode.W")))
        .hasMessageContaining("'encode.W' is INT32 [2, 2] in it, but F32 [2, 2] in the model");
    assertThatThrownBy(() -> Weights.open(folder.resolve("none.npz")))
        .isInstanceOf(AdjointException.class)
        .hasMessageContaining("none.npz");
  }

  private Path npz(String name, String type, String shape, double... numbers) throws IOException {
    Path file = folder.resolve("numpy.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name + ".npy"));
      zip.write(npy(type, shape, numbers));
      zip.closeEntry();
    }
    return file;
  }

  private static byte[] npy(String type, String shape, double... numbers) {
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    List<Byte> padding = new ArrayList<>();
    while ((10 + text.length() + padding.size() + 1) % 64 != 0) {
      padding.add((byte) ' ');
    }
    int length = text.length() + padding.size() + 1;
    int bytes = numbers.length == 0 ? 16 : 8 * numbers.length;
    ByteBuffer file = ByteBuffer.allocate(10 + length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put("\u0093NUMPY\u0001\0".getBytes(ISO_8859_1)).putShort((short) length);
    file.put(text.getBytes(ISO_8859_1));
    padding.forEach(file::put);
    file.put((byte) '\n');
    for (double number : numbers) {
      file.putDouble(number);
    }
    return file.array();
  }
}
