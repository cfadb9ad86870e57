package org.adjoint.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.junit.jupiter.api.Test;

class ParameterHashTest {
  @Test
  void hashesLittleEndianBytesInTheOrderOfNames() {
    List<Persistent> parameters =
        List.of(
            new Persistent("b", ElementKind.FLOAT32, List.of(1), 0),
            new Persistent("a", ElementKind.FLOAT32, List.of(1), 1),
            new Persistent("d", ElementKind.INT32, List.of(), 0),
            new Persistent("c", ElementKind.FLOAT64, List.of(), 0));
    Signature signature =
        new Signature(
            "M",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            parameters,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Storage storage = new Storage(signature);
    storage.parameters.float32[0] = 1;
    storage.parameters.float32[1] = 2;
    storage.parameters.float64[0] = 0.5;
    storage.parameters.int32[0] = 7;
    // Python: sha256(pack('<f', 2) + pack('<f', 1) + pack('<d', 0.5) + pack('<i', 7)).
    assertThat(ParameterHash.of(signature, storage))
        .isEqualTo("26b150795eb191de64e907fd7f7ad8b3d15bf1f3551b47e596479f8fba3967e5");
  }
}
