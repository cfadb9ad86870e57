package org.adjoint.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
  private static final SourcePlace AT = new SourcePlace("m.nn", 3, 5);
  private static final List<Port> PORTS =
      List.of(new Port("x", ElementKind.FLOAT32, List.of(2), true));

  @TempDir Path folder;

  @Test
  void anotherTextIsReadAsTheProgramReadsItsOwn() {
    Source text = new Source.Text(List.of("play.txt"), AT);
    assertThat(in("new.txt", text).source()).isEqualTo(new Source.Text(List.of("new.txt"), AT));
    assertThat(in("new.txt", text).fields()).isEqualTo(fields());
  }

  @Test
  void otherImagesAreReadWithoutLabels() {
    Source images =
        new Source.Arrays(Source.ArrayFormat.IDX, List.of("images.gz", "labels.gz"), AT);
    assertThat(in("new.gz", images).source())
        .isEqualTo(new Source.Arrays(Source.ArrayFormat.IDX, List.of("new.gz"), AT));
  }

  @Test
  void anotherTableIsStreamedAsThatOfTheProgramIs() {
    Source.Csv table = new Source.Csv(List.of("a.csv"), false, ';', List.of("?"), AT);
    Source.Csv other = new Source.Csv(List.of("b.csv"), false, ';', List.of("?"), AT);
    assertThat(in("b.csv", new Source.Streamed(table, 64)).source())
        .isEqualTo(new Source.Streamed(other, 64));
  }

  @Test
  void aTableInPlaceOfArraysHasAColumnForEachElement() {
    Source arrays = new Source.Arrays(Source.ArrayFormat.NPZ, List.of("d.npz"), AT);
    DataSpecification rows = in("rows.csv", arrays);
    assertThat(rows.source()).isInstanceOf(Source.Csv.class);
    Expression.Reshape reshape = (Expression.Reshape) rows.fields().get(0).expression();
    assertThat(((Expression.Stack) reshape.operand()).parts())
        .extracting(part -> ((Expression.Column) part).name())
        .containsExactly("x_0", "x_1");
  }

  private DataSpecification in(String file, Source source) {
    DataSpecification data = new DataSpecification("d", source, fields(), AT);
    return RowFile.of(folder.resolve(file)).in(data, PORTS);
  }

  private static List<Field> fields() {
    return List.of(new Field("x", new Expression.Column("a", AT), AT));
  }
}
