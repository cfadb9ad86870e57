package org.adjoint.compiler.lower;

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

  /**
   * A row may be supplied as a vector, which is given the shape of the input where that is known.
   */
  private static Expression column(Leaf leaf, SourcePlace place) {
    Expression column = new Expression.Column(leaf.name(), place);
    List<Dimension> row =
        leaf.resultType().shape().dimensions().stream()
            .filter(dimension -> !dimension.equals(Dimension.BATCH))
            .toList();
    if (row.size() < 2 || !row.stream().allMatch(Dimension::isConstant)) {
      return column;
    }
    List<Integer> shape = row.stream().map(size -> Math.toIntExact(size.constant())).toList();
    return new Expression.Reshape(column, shape, place);
  }
}
