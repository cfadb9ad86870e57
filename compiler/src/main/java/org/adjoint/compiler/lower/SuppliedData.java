package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.Source;
import org.adjoint.runtime.data.SourcePlace;

/**
 * The rows of a program without data: a calling program supplies a column for each input and target
 * of the model, called as that is.
 */
final class SuppliedData {
  private SuppliedData() {}

  static DataSpecification of(ModelInterface model, SourcePlace place) {
    List<DataSpecification.Field> fields =
        Stream.concat(model.inputs().stream(), model.targets().stream())
            .map(leaf -> new DataSpecification.Field(leaf.name(), column(leaf, place), place))
            .toList();
    return new DataSpecification("supplied", new Source.Supplied(place), fields, place);
  }

  /** A column has vectors at most, which are given the shape of the input. */
  private static Expression column(Leaf leaf, SourcePlace place) {
    Expression column = new Expression.Column(leaf.name(), place);
    List<Integer> row = new ArrayList<>();
    for (Dimension dimension : leaf.resultType().shape().dimensions()) {
      if (!dimension.equals(Dimension.BATCH)) {
        row.add(Math.toIntExact(dimension.constant()));
      }
    }
    return row.size() < 2 ? column : new Expression.Reshape(column, row, place);
  }
}
