package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  @Test
  void everyOperationHasASample() throws Exception {
    Set<String> sampled =
        Catalogue.samples()
            .map(sample -> sample.operation().getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(sampled).isEqualTo(OperationClasses.names()).hasSizeGreaterThan(40);
  }

  @Test
  void noTwoOperationsShareAName() {
    Set<Class<?>> classes =
        Catalogue.samples().map(s -> s.operation().getClass()).collect(Collectors.toSet());
    Set<String> names =
        Catalogue.samples()
            .filter(sample -> !(sample.operation() instanceof Reduce))
            .map(sample -> sample.operation().name())
            .collect(Collectors.toSet());

    assertThat(names).hasSize(classes.size() - 1).noneMatch(name -> name.startsWith("reduce"));
  }

  @ParameterizedTest
  @MethodSource("org.adjoint.compiler.op.Catalogue#samples")
  void anOperationTakesItsSample(Catalogue.Sample sample) {
    Operation operation = sample.operation();
    TensorType type = operation.type(sample.operands());

    assertThat(type.shape().isConstant()).isTrue();
    assertThat(operation.name()).matches("[a-z][a-z0-9_]*");
  }
}
