package org.adjoint.compiler.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.model.Columns;

/** Writes the class of raw rows, with a method for each column that the program names. */
final class RowsClass {
  private static final Set<String> TAKEN =
      Set.of(
          "column",
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final ClassName name;
  private final TypeSpec.Builder type;

  private RowsClass(TypedModel model, DataSpecification data, boolean ranges) {
    this.name = model.className().nestedClass("Rows");
    String more =
        ranges
            ? " Columns that the program names only as a range,\n{@code a .. b}, are given by"
                + " {@code column}."
            : "";
    this.type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "Raw rows, column by column, with one value a row; targets are needed in training"
                    + "\nonly. They are transformed as the data block <code>$L</code> says.$L\n",
                JavadocText.of(data.name()),
                more);
  }

  static TypeSpec of(TypedModel model, DataSpecification data) {
    List<String> fields = model.feed().stream().map(port -> port.port().name()).toList();
    RawColumns columns = RawColumns.of(data, fields);
    return new RowsClass(model, data, columns.hasRanges()).write(columns);
  }

  private TypeSpec write(RawColumns columns) {
    type.addField(Columns.class, "columns", Modifier.PRIVATE, Modifier.FINAL);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("No columns yet.\n")
            .addStatement("this.columns = new $T()", Columns.class)
            .build());
    JavaNames names = new JavaNames(TAKEN);
    columns
        .columns()
        .forEach(
            (column, contents) -> {
              String method = names.member(column);
              contents.forEach(content -> type.addMethod(setter(method, column, content)));
            });
    for (RawColumns.Content content : RawColumns.Content.values()) {
      type.addMethod(general(content));
    }
    return type.build();
  }

  private static TypeName values(RawColumns.Content content) {
    return switch (content) {
      case NUMBERS -> ArrayTypeName.of(TypeName.DOUBLE);
      case TEXTS -> ArrayTypeName.of(ClassName.get(String.class));
      case ARRAYS -> ArrayTypeName.of(ArrayTypeName.of(TypeName.FLOAT));
    };
  }

  private MethodSpec setter(String method, String column, RawColumns.Content content) {
    return MethodSpec.methodBuilder(method)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("The column <code>$L</code>.\n", JavadocText.of(column))
        .returns(name)
        .addParameter(values(content), "values")
        .varargs()
        .addStatement("columns.with($L, values)", Literals.of(column))
        .addStatement("return this")
        .build();
  }

  private MethodSpec general(RawColumns.Content content) {
    String kind =
        switch (content) {
          case NUMBERS -> "numbers";
          case TEXTS -> "texts";
          case ARRAYS -> "arrays";
        };
    return MethodSpec.methodBuilder("column")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("A column of $L, by its name in the program's data.\n", kind)
        .returns(name)
        .addParameter(String.class, "name")
        .addParameter(values(content), "values")
        .varargs()
        .addStatement("columns.with(name, values)")
        .addStatement("return this")
        .build();
  }
}
