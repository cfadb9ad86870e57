package org.adjoint.runtime.data;

import static org.adjoint.runtime.data.Expressions.AT;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.array.IdxFile;
import org.adjoint.runtime.array.NpyFile;
import org.adjoint.runtime.array.NpzFile;
import org.adjoint.runtime.array.NumberArray;
import org.adjoint.runtime.csv.CsvReader;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.save.Weights;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reader of files is given bytes that nobody wrote: it reads them, or refuses them in the
 * runtime's own words. The saved inputs run with all tests; {@code -Pfuzz} looks for more.
 */
class ReaderFuzzTest {
  private static final Signature MODEL =
      new Signature(
          "M",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(new Persistent("w", ElementKind.FLOAT32, List.of(2), 0)),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  @TempDir static Path folder;

  /** Reads a file, and all that it holds. */
  private interface Reader {
    void read(Path file) throws IOException;
  }

  private static void read(String name, byte[] bytes, Reader reader) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    try {
      reader.read(file);
    } catch (AdjointException refused) {
      refused.describe();
    }
  }

  private static void readRows(NumberArray array) {
    double[] row = new double[array.rowShape().stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < Math.min(array.rows(), 100); i++) {
      array.missing(i);
      array.read(i, row, 0);
    }
  }

  @FuzzTest
  void npy(byte[] bytes) throws IOException {
    read("f.npy", bytes, file -> readRows(NpyFile.read(file, "f.npy")));
  }

  @FuzzTest
  void npz(byte[] bytes) throws IOException {
    read(
        "f.npz",
        bytes,
        file -> {
          try (NpzFile archive = NpzFile.open(file, "f.npz")) {
            for (String name : archive.names()) {
              readRows(archive.read(name));
            }
          }
        });
  }

  @FuzzTest
  void idx(byte[] bytes) throws IOException {
    read("f.idx", bytes, file -> readRows(IdxFile.read(file, "f.idx")));
  }

  @FuzzTest
  void csv(byte[] bytes) throws IOException {
    read(
        "f.csv",
        bytes,
        file -> {
          try (CsvReader reader = CsvReader.open(file, "f.csv", ',')) {
            while (reader.next()) {
              for (int i = 0; i < reader.fields(); i++) {
                reader.field(i);
                reader.number(i);
              }
            }
          }
        });
  }

  @FuzzTest
  void text(byte[] bytes) throws IOException {
    read(
        "f.txt",
        bytes,
        file -> {
          List<DataSpecification.Field> fields =
              List.of(new DataSpecification.Field("x", new Expression.Windows(2, 0, AT), AT));
          TrainingData.load(
              new DataSpecification("d", new Source.Text(List.of("f.txt"), AT), fields, AT),
              new Validation.None(),
              List.of(new Port("x", ElementKind.INT32, List.of(2), true)),
              DataContext.of(RootFolder.of(folder), 1));
        });
  }

  @FuzzTest
  void safetensors(byte[] bytes) throws IOException {
    read(
        "f.safetensors",
        bytes,
        file -> Weights.open(file).load(MODEL, new Storage(MODEL), List.of()));
  }

  @FuzzTest
  void weightsOfNumpy(byte[] bytes) throws IOException {
    read("w.npz", bytes, file -> Weights.open(file).load(MODEL, new Storage(MODEL), List.of()));
  }

  @FuzzTest
  void savedModel(byte[] bytes) throws IOException {
    read(
        "m.safetensors",
        bytes,
        file -> {
          SavedModel model = SavedModel.open(file);
          model.description().source();
          model.checkpoint(MODEL);
        });
  }
}
