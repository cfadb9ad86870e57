package org.adjoint.runtime.array;

import static org.adjoint.runtime.array.ArrayBytes.hex;
import static org.adjoint.runtime.array.ArrayBytes.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are those that NumPy 2.4.6 writes, the padding of the headers left out. */
class NpyFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "1 ; '<f4' ; False ; (2, 2) ; 0000c03f000000c00000000000008040 ; 1.5 -2 0 4",
        "2 ; '>f8' ; False ; (3,) ; 3ff00000000000007ff8000000000000bfd0000000000000 ; 1 NaN -0.25",
        "3 ; '<i8' ; False ; (2, 1) ; ffffffffffffffff0000000000010000 ; -1 1099511627776",
        "1 ; '>i2' ; False ; (2,) ; 0102fffe ; 258 -2",
        "1 ; '>i4' ; False ; (1,) ; fffffffe ; -2",
        "1 ; '>u2' ; False ; (1,) ; fffe ; 65534",
        "1 ; '|u1' ; True ; (2, 3, 2) ; 00060208040a01070309050b ; 0 1 2 3 4 5 6 7 8 9 10 11",
        "1 ; '<i2' ; True ; (2, 2) ; 0000020001000300 ; 0 1 2 3",
        "1 ; '|b1' ; False ; (2,) ; 0100 ; 1 0",
        "1 ; '|i1' ; False ; (1,) ; 80 ; -128",
        "1 ; '<u4' ; False ; (1L,) ; ffffffff ; 4294967295",
        "1 ; '<u8' ; False ; (2,) ; ffffffffffffffff0000000000000080 ; 18446744073709551616 9223372036854775808",
        "1 ; '<f2' ; False ; (4,) ; 5535ff7b0180007c ; 0.333251953125 65504 -5.960464477539063e-8 Infinity",
      })
  void whatNumPyWritesIsRead(
      int version, String type, String columnMajor, String shape, String data, String expected)
      throws IOException {
    String header =
        "{'descr': " + type + ", 'fortran_order': " + columnMajor + ", 'shape': " + shape + ", }";
    double[] numbers =
        Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertThat(numbers(read(npy(version, header, hex(data))))).containsExactly(numbers);
  }

  @Test
  void aNumberThatIsNoneIsMissing() throws IOException {
    NumberArray array = read(npy(1, header("<f4", "(2, 1)"), hex("0000c03f 0000c07f")));
    assertThat(array.missing(0)).isFalse();
    assertThat(array.missing(1)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "|O ! (2,) ! holds elements of type '|O'",
        "<U3 ! (1,) ! holds elements of type '<U3'",
        "<c8 ! (1,) ! holds elements of type '<c8'",
        "|f4 ! (1,) ! holds elements of type '|f4'",
        "f4 ! (1,) ! holds elements of type 'f4'",
        "<f4 ! (0, 3) ! holds no numbers: its shape is [0, 3]",
        "<f4 ! (99999999999,) ! announces a dimension of 99999999999",
        "<f4 ! (2147483647, 2147483647, 9) ! which no file can hold",
        "<f4 ! (4000000,) ! which takes 16000000 bytes",
        "<f4 ! (1, -1) ! has a header that cannot be read",
      })
  void whatCannotBeReadIsNamed(String type, String shape, String message) {
    assertThatThrownBy(() -> read(npy(1, header(type, shape), new byte[8])))
        .hasMessageStartingWith("'a.npy' ")
        .hasMessageContaining(message);
  }

  @Test
  void aHeaderThatIsNoneIsShown() {
    assertThatThrownBy(() -> read(npy(1, "{'descr': '<f4', 'shape': (1,)}", new byte[4])))
        .hasMessage("'a.npy' has a header without 'fortran_order'");
    assertThatThrownBy(
            () ->
                read(
                    npy(
                        1,
                        "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (1,), }",
                        new byte[4])))
        .hasMessageContaining("records of several fields");
    assertThatThrownBy(() -> read(npy(1, "import os", new byte[4])))
        .hasMessage("'a.npy' has a header that cannot be read: import os");
    assertThatThrownBy(() -> read(npy(4, header("<f4", "(1,)"), new byte[4])))
        .hasMessage("'a.npy' is of version 4 of the NPY format; 1 to 3 are known");
    assertThatThrownBy(() -> read(hex("504b0304 00000000")))
        .hasMessage("'a.npy' is no NPY file: it does not begin with \\x93NUMPY");
    assertThatThrownBy(() -> read(hex("934e554d5059 0200 ffffffff 00")))
        .hasMessageContaining("has a header of 4294967295 bytes");
  }

  @Test
  void aFileThatGoesOnIsRefused() {
    assertThatThrownBy(() -> read(npy(1, header("<f4", "(1,)"), new byte[5])))
        .hasMessageContaining("goes on after");
  }

  @Test
  void aFileCutOffOrDamagedAnywhereIsRefusedInOurWords() throws IOException {
    byte[] whole = npy(1, header("<f4", "(2, 1)"), new byte[8]);
    Path file = folder.resolve("a.npy");
    ArrayBytes.requireWholeFile(file, whole, path -> NpyFile.read(path, "a.npy"));
    ArrayBytes.requireOwnFaults(file, whole, path -> NpyFile.read(path, "a.npy"));
  }

  private static String header(String type, String shape) {
    return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
  }

  static byte[] npy(int version, String header, byte[] data) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(hex("934e554d5059"));
    bytes.write(version);
    bytes.write(0);
    bytes.write(text.length);
    bytes.writeBytes(new byte[version == 1 ? 1 : 3]);
    bytes.writeBytes(text);
    bytes.writeBytes(data);
    return bytes.toByteArray();
  }

  private NumberArray read(byte[] bytes) throws IOException {
    return NpyFile.read(Files.write(folder.resolve("a.npy"), bytes), "a.npy");
  }
}
