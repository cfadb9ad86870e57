package org.adjoint.runtime.array;

import static org.adjoint.runtime.array.ArrayBytes.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzFileTest {
  /**
   * Of NumPy 2.4.6: {@code savez_compressed(f, x=array([[1, 2], [3, 4]], "f4"), y=array([5, 6],
   * "i4"))}.
   */
  private static final byte[] OF_NUMPY =
      Base64.getDecoder()
          .decode(
              "UEsDBC0AAAAIAAAAIQBO+yB1//////////8FABQAeC5ucHkBABAAkAAAAAAAAABTAAAAAAAAAJvs"
                  + "F+obEMnIUMZQrZ6SWpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6"
                  + "CkaaOgq1CmQDLgaGBnsGBgYHIALiBgcAUEsDBC0AAAAIAAAAIQCmYIIm//////////8FABQAeS5u"
                  + "cHkBABAAiAAAAAAAAABLAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaKuo6Cell9UUpSY"
                  + "F59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC5WBgYGNiAGAFBLAQItAy0AAAAIAAAAIQBO"
                  + "+yB1UwAAAJAAAAAFAAAAAAAAAAAAAACAAQAAAAB4Lm5weVBLAQItAy0AAAAIAAAAIQCmYIImSwAA"
                  + "AIgAAAAFAAAAAAAAAAAAAACAAYoAAAB5Lm5weVBLBQYAAAAAAgACAGYAAAAMAQAAAAA=");

  @TempDir Path folder;

  @Test
  void whatNumPyPacksIsReadByName() throws IOException {
    Path file = Files.write(folder.resolve("d.npz"), OF_NUMPY);
    try (NpzFile archive = NpzFile.open(file, "d.npz")) {
      assertThat(archive.names()).containsExactly("x", "y");
      assertThat(numbers(archive.read("x"))).containsExactly(1, 2, 3, 4);
      assertThat(archive.read("x").rowShape()).containsExactly(2);
      assertThat(numbers(archive.read("y"))).containsExactly(5, 6);
      assertThatThrownBy(() -> archive.read("z")).hasMessage("there is no 'd.npz/z.npy'");
    }
  }

  @Test
  void anArrayThatAnnouncesMoreThanItsPackedBytesGiveIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("d.npz");
    try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(file))) {
      stream.putNextEntry(new ZipEntry("x.npy"));
      stream.write(
          NpyFileTest.npy(
              1, "{'descr': '<f8', 'fortran_order': False, 'shape': (9000000,), }", new byte[16]));
      stream.closeEntry();
    }
    try (NpzFile archive = NpzFile.open(file, "d.npz")) {
      assertThatThrownBy(() -> archive.read("x"))
          .hasMessage(
              "'d.npz/x.npy' ends within its numbers of shape [9000000], which takes 72000000 bytes");
    }
  }

  @Test
  void aFileCutOffOrDamagedAnywhereIsRefusedInOurWords() throws IOException {
    Path file = folder.resolve("d.npz");
    ArrayBytes.requireWholeFile(file, OF_NUMPY, NpzFileTest::readAll);
    ArrayBytes.requireOwnFaults(file, OF_NUMPY, NpzFileTest::readAll);
  }

  private static void readAll(Path file) throws IOException {
    try (NpzFile archive = NpzFile.open(file, "d.npz")) {
      for (String name : archive.names()) {
        archive.read(name);
      }
    }
  }
}
