package flowers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.adjoint.runtime.train.TrainingResult;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  @Test
  void learnsTheSpeciesFromTheirMeasurements() {
    Path saved = Path.of("target", "iris.safetensors");
    try (Iris.Trainer trainer = Iris.trainer()) {
      TrainingResult result = trainer.fit(Path.of("src", "main", "data"));
      assertTrue(result.validation().get("accuracy") >= 0.9);
      trainer.save(saved);
    }
    Classifier classifier = new Classifier(Iris.load(saved));
    assertEquals("setosa", classifier.species(5.1, 3.5, 1.4, 0.2));
    assertEquals("virginica", classifier.species(6.3, 3.3, 6.0, 2.5));
  }
}
