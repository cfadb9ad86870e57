package org.adjoint.runtime.data;

import static org.adjoint.runtime.data.Expressions.AT;
import static org.adjoint.runtime.data.Expressions.column;
import static org.adjoint.runtime.data.Expressions.number;
import static org.adjoint.runtime.data.Expressions.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.data.Source.ArrayFormat;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArraySourceTest {
  private static final Port IMAGE = new Port("image", ElementKind.FLOAT32, List.of(1, 2, 1), true);
  private static final Port LABEL = new Port("label", ElementKind.INT32, List.of(), true);
  private static final Expression PIXELS =
      new Expression.Reshape(
          new Expression.Binary(BinaryOperation.DIVIDE, column("images"), number(255), AT),
          List.of(1, 2, 1),
          AT);

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write("images", "00000803 00000003 00000001 00000002 00 ff 33 66 99 cc");
    write("labels", "00000801 00000003 07 00 02");
    write("fewer", "00000801 00000002 07 00");
    Files.createDirectory(folder.resolve("part"));
    Files.write(
        folder.resolve("part/x.npy"), npy("<f4", "(2, 2)", "0000803f 00000040 00004040 00008040"));
    Files.write(folder.resolve("y.npy"), npy(">i4", "(2,)", "00000005 00000006"));
    Files.write(folder.resolve("z.npy"), npy("|u1", "(3,)", "010203"));
  }

  @Test
  void imagesAndLabelsAreColumns() {
    Dataset rows =
        read(source(ArrayFormat.IDX, "images", "labels"), IMAGE, PIXELS, column("labels"));
    Object[] feed = feed(rows);
    assertThat((float[]) feed[0]).containsExactly(0, 1, 0.2f, 0.4f, 0.6f, 0.8f);
    assertThat((int[]) feed[1]).containsExactly(7, 0, 2);
  }

  @Test
  void imagesNeedNoLabels() {
    Port flat = new Port("image", ElementKind.FLOAT32, List.of(1, 2), true);
    Object[] feed =
        feed(read(source(ArrayFormat.IDX, "images"), flat, column("images"), number(1)));
    assertThat((float[]) feed[0]).containsExactly(0, 255, 51, 102, 153, 204);
  }

  @Test
  void aSingleNumberIsNoColumn() throws IOException {
    Files.write(folder.resolve("one.npy"), npy("<f4", "()", "0000803f"));
    assertThatThrownBy(
            () -> read(source(ArrayFormat.NPY, "one.npy"), LABEL, column("one"), column("one")))
        .hasMessage("'one.npy' holds a single number, where an array of rows is needed");
  }

  @Test
  void filesOfDifferentCountsAndInTheWrongOrderAreNamed() {
    assertThatThrownBy(
            () -> read(source(ArrayFormat.IDX, "images", "fewer"), IMAGE, PIXELS, number(1)))
        .hasMessage("'fewer' has 2 rows, but 'images' has 3")
        .extracting(fault -> ((DataException) fault).place())
        .isEqualTo(AT);
    assertThatThrownBy(
            () -> read(source(ArrayFormat.IDX, "labels", "images"), IMAGE, PIXELS, number(1)))
        .hasMessage("'labels' holds no images: its shape is [3]");
    assertThatThrownBy(
            () -> read(source(ArrayFormat.IDX, "images", "images"), IMAGE, PIXELS, number(1)))
        .hasMessage("'images' holds no labels: its shape is [3, 1, 2]");
    assertThatThrownBy(() -> read(source(ArrayFormat.IDX, "image"), IMAGE, PIXELS, number(1)))
        .hasMessageContaining("there is no file 'image'");
  }

  @Test
  void aColumnIsNamedAsItsFile() {
    Source.Arrays source = source(ArrayFormat.NPY, "part/x.npy", "y.npy");
    Port pair = new Port("image", ElementKind.FLOAT32, List.of(2), true);
    Object[] feed = feed(read(source, pair, column("x"), column("y")));
    assertThat((float[]) feed[0]).containsExactly(1, 2, 3, 4);
    assertThat((int[]) feed[1]).containsExactly(5, 6);
    assertThatThrownBy(() -> read(source, pair, column("X"), column("y")))
        .hasMessage("there is no column 'X'");
  }

  @Test
  void onlyTheArraysThatAreUsedNeedEquallyManyRows() {
    Source.Arrays source = source(ArrayFormat.NPY, "part/x.npy", "y.npy", "z.npy");
    Port pair = new Port("image", ElementKind.FLOAT32, List.of(2), true);
    assertThat(read(source, pair, column("x"), column("y")).rows()).isEqualTo(2);
    assertThatThrownBy(() -> read(source, pair, column("x"), column("z")))
        .hasMessage("'z.npy' has 3 rows, but 'part/x.npy' has 2");
    assertThatThrownBy(() -> read(source, pair, range("x", "y"), column("y")))
        .hasMessageContaining("cannot be put together");
  }

  @Test
  void classNumbersAreLearnedFromAnArrayToo() {
    Source.Arrays source = source(ArrayFormat.NPY, "part/x.npy", "y.npy");
    Port pair = new Port("image", ElementKind.FLOAT32, List.of(2), true);
    Expression category = new Expression.Category(column("y"), AT);
    assertThat((int[]) feed(read(source, pair, column("x"), category))[1]).containsExactly(0, 1);
  }

  @Test
  void arraysOfAnArchiveAreColumnsByName() throws IOException {
    try (ZipOutputStream stream =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("d.npz")))) {
      for (String name : List.of("y.npy", "z.npy")) {
        stream.putNextEntry(new ZipEntry(name));
        stream.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    Port scalar = new Port("image", ElementKind.FLOAT32, List.of(), true);
    Object[] feed = feed(read(source(ArrayFormat.NPZ, "d.npz"), scalar, column("z"), column("z")));
    assertThat((int[]) feed[1]).containsExactly(1, 2, 3);
    assertThatThrownBy(
            () -> read(source(ArrayFormat.NPZ, "d.npz"), scalar, column("y"), column("z")))
        .hasMessage("'d.npz/z' has 3 rows, but 'd.npz/y' has 2");
    assertThatThrownBy(
            () -> read(source(ArrayFormat.NPZ, "labels"), scalar, column("y"), column("z")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("'labels' is not a whole NPZ file");
  }

  private static Source.Arrays source(ArrayFormat format, String... files) {
    return new Source.Arrays(format, List.of(files), AT);
  }

  private Dataset read(Source source, Port port, Expression image, Expression label) {
    DataSpecification data =
        new DataSpecification(
            "d", source, List.of(new Field("image", image, AT), new Field("label", label, AT)), AT);
    DataContext context = DataContext.of(RootFolder.of(folder), 1);
    return TrainingData.load(data, new Validation.None(), List.of(port, LABEL), context).training();
  }

  private static Object[] feed(Dataset rows) {
    return rows.all();
  }

  private void write(String name, String hex) throws IOException {
    Files.write(folder.resolve(name), HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static byte[] npy(String type, String shape, String hex) {
    String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    String start = "934e554d505901" + "00" + String.format("%02x", header.length()) + "00";
    String text = HexFormat.of().formatHex(header.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().parseHex(start + text + hex.replace(" ", ""));
  }
}
