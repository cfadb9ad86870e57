package @name@;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.adjoint.runtime.train.TrainingResult;
import org.junit.jupiter.api.Test;

class @class@Test {
  @Test
  void learnsFromItsDataAndIsReadBackAsItWasSaved() {
    Path saved = Path.of("target", "@model@.safetensors");
    TrainingResult result;
    try (@class@.Trainer trainer = @class@.trainer()) {
      result = trainer.fit(Path.of("src", "main", "data"));
      trainer.save(saved);
    }
    double accuracy = result.validation().get("accuracy");
    assertTrue(accuracy >= @accuracy@, "the accuracy is " + accuracy);
    @class@ model = @class@.load(saved);
    assertEquals(@outputs@, model.predict(@row@).length);
  }
}
