package org.adjoint.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.adjoint.runtime.json.Json;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private static final Watch.Seen NOTHING = new Watch.Seen(0, 0);

  private static Path placed(String pattern) {
    TrainingProgress.Decisions decisions =
        new TrainingProgress.Decisions(1, NOTHING, NOTHING, 0, false);
    return new TrainingProgress(0, 70, Json.fields(), decisions, List.of())
        .placed(Path.of(pattern));
  }

  @Test
  void theNameOfAFileMayTellTheMoment() {
    assertThat(placed("a/m-{epoch}-{step}.safetensors")).isEqualTo(Path.of("a/m-0-70.safetensors"));
    assertThat(placed("m{step}{step}")).isEqualTo(Path.of("m7070"));
  }

  @Test
  void foldersStayAsTheyAre() {
    assertThat(placed("{step}/m.safetensors")).isEqualTo(Path.of("{step}/m.safetensors"));
  }
}
