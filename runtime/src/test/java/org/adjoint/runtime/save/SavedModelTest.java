package org.adjoint.runtime.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjoint.runtime.file.Faults;
import org.adjoint.runtime.file.FaultyFiles;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Measure;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.train.TrainingCheckpoint;
import org.adjoint.runtime.train.TrainingProgress;
import org.adjoint.runtime.train.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {
  private static final ModelDescription DESCRIPTION =
      new ModelDescription(
          "M",
          Map.of("m.nn", "model M {\n  /* \"ü\" */\n}"),
          Json.fields().with("depth", Json.of(3)),
          Json.fields().with("seed", Json.of(7)),
          Json.fields().with("fields", Json.fields()));

  @TempDir Path folder;

  @Test
  void theLastModelComesBackWithDescriptionAndProgress() {
    Path path = folder.resolve("m.safetensors");
    TrainingCheckpoint written = new TrainingCheckpoint(progress(), filled(1), null, false);
    SavedModel.write(path, signature(2), DESCRIPTION, written);
    SavedModel read = SavedModel.open(path);
    assertThat(read.description()).isEqualTo(DESCRIPTION);
    assertThat(read.description().source()).startsWith("model M {");
    assertThat(read.progress()).isEqualTo(progress());
    TrainingCheckpoint checkpoint = read.checkpoint(signature(2));
    assertSame(checkpoint.last(), filled(1));
    assertThat(checkpoint.best()).isNull();
    assertThat(read.model(signature(2)).parameters.float32).isEqualTo(filled(1).parameters.float32);
  }

  @Test
  void bestAndLastAreBothKeptAndPlainNamesAreTheOneThatCounts() {
    for (boolean bestCounts : new boolean[] {true, false}) {
      Path path = folder.resolve("b.safetensors");
      TrainingCheckpoint written =
          new TrainingCheckpoint(progress(), filled(1), filled(5), bestCounts);
      SavedModel.write(path, signature(2), DESCRIPTION, written);
      SavedModel read = SavedModel.open(path);
      TrainingCheckpoint checkpoint = read.checkpoint(signature(2));
      assertSame(checkpoint.last(), filled(1));
      assertThat(checkpoint.bestCounts()).isEqualTo(bestCounts);
      Storage best = checkpoint.best();
      assertThat(best == null ? null : best.parameters.float32)
          .isEqualTo(filled(5).parameters.float32);
      assertThat(read.model(signature(2)).states.float64[0]).isEqualTo(bestCounts ? 5.5 : 1.5);
    }
  }

  @Test
  void aModelThatDoesNotFitIsRefusedByTheParametersName() {
    Path path = folder.resolve("m.safetensors");
    TrainingCheckpoint written = new TrainingCheckpoint(progress(), filled(1), null, false);
    SavedModel.write(path, signature(2), DESCRIPTION, written);
    SavedModel read = SavedModel.open(path);
    assertThatThrownBy(() -> read.model(signature(3)))
        .isInstanceOf(SavedModelException.class)
        .hasMessageContaining("'encode.W' is F32 [2] in it, but F32 [3] in the model");
    Signature other = signature(parameter("decode.W", 2));
    assertThatThrownBy(() -> read.model(other)).hasMessageContaining("it has no 'decode.W'");
    Signature fewer =
        new Signature(
            "M",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(parameter("encode.W", 2)),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> read.model(fewer))
        .hasMessageContaining("it has 'norm.mean', which the model does not have");
  }

  @Test
  void noCutAndNoChangedBitAnywhereStaysUnnoticed() throws IOException {
    Path path = folder.resolve("m.safetensors");
    TrainingCheckpoint written = new TrainingCheckpoint(progress(), filled(1), filled(2), true);
    SavedModel.write(path, signature(2), DESCRIPTION, written);
    byte[] whole = Files.readAllBytes(path);
    Path damaged = folder.resolve("d.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(damaged, Arrays.copyOf(whole, length));
      assertRefused(damaged, "cut to " + length);
    }
    Files.write(damaged, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(damaged, "made longer");
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(damaged, flipped);
      assertRefused(damaged, "changed at " + at);
    }
  }

  private static void assertRefused(Path path, String how) {
    assertThatThrownBy(() -> SavedModel.open(path))
        .as(how)
        .isInstanceOf(SavedModelException.class)
        .hasMessageStartingWith(path + ": ");
  }

  @Test
  void theDigestIsThatOfTheFileWithZerosInItsPlace() throws Exception {
    Path path = folder.resolve("m.safetensors");
    SavedModel.write(path, signature(2), DESCRIPTION, checkpoint(1));
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    Matcher found = Pattern.compile("\"adjoint.sha256\":\"([0-9a-f]{64})\"").matcher(text);
    assertThat(found.find()).isTrue();
    String zeroed = text.replace(found.group(1), "0".repeat(64));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(zeroed.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(found.group(1)).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void aModelOfTheFirstVersionHasNoDigestAndOneOfThisVersionMust() throws IOException {
    Path path = folder.resolve("m.safetensors");
    SavedModel.write(path, signature(2), DESCRIPTION, checkpoint(1));
    Path old = folder.resolve("old.safetensors");
    Files.write(old, withoutDigest(Files.readAllBytes(path), "1"));
    assertSame(SavedModel.open(old).checkpoint(signature(2)).last(), filled(1));
    Files.write(old, withoutDigest(Files.readAllBytes(path), "2"));
    assertThatThrownBy(() -> SavedModel.open(old))
        .hasMessageContaining("its description is damaged: there is no 'adjoint.sha256'");
    Files.write(old, withoutDigest(Files.readAllBytes(path), "3"));
    assertThatThrownBy(() -> SavedModel.open(old))
        .hasMessageContaining("was saved in version 3 of the format");
  }

  private static byte[] withoutDigest(byte[] whole, String version) {
    int length = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    byte[] header =
        new String(whole, 8, length, StandardCharsets.UTF_8)
            .replaceFirst("\"adjoint.sha256\":\"[0-9a-f]{64}\",", "")
            .replace("\"adjoint.version\":\"2\"", "\"adjoint.version\":\"" + version + "\"")
            .getBytes(StandardCharsets.UTF_8);
    int tensors = whole.length - 8 - length;
    return ByteBuffer.allocate(8 + header.length + tensors)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(whole, 8 + length, tensors)
        .array();
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadIsNotMixedWithTheNewOne() {
    Path path = folder.resolve("m.safetensors");
    SavedModel.write(path, signature(2), DESCRIPTION, checkpoint(1));
    SavedModel opened = SavedModel.open(path);
    SavedModel.write(path, signature(2), DESCRIPTION, checkpoint(2));
    assertThatThrownBy(() -> opened.model(signature(2)))
        .isInstanceOf(SavedModelException.class)
        .hasMessageContaining("another file was put in its place while it was read");
    assertSame(SavedModel.open(path).checkpoint(signature(2)).last(), filled(2));
  }

  private static TrainingCheckpoint checkpoint(int start) {
    return new TrainingCheckpoint(progress(), filled(start), null, false);
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
    Path path = folder.resolve("m.safetensors");
    TrainingCheckpoint good = new TrainingCheckpoint(progress(), filled(1), null, false);
    SavedModel.write(path, signature(2), DESCRIPTION, good);
    byte[] before = Files.readAllBytes(path);
    Signature clashing = signature(parameter("count", 2));
    TrainingCheckpoint bad = new TrainingCheckpoint(progress(), new Storage(clashing), null, false);
    assertThatThrownBy(() -> SavedModel.write(path, clashing, DESCRIPTION, bad))
        .hasMessageContaining("two tensors are named count");
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    assertThatThrownBy(
            () -> SavedModel.write(folder.resolve("no/m"), signature(2), DESCRIPTION, good))
        .isInstanceOf(SavedModelException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void whicheverWriteFailsTheErrorNamesTheFileAndTheOldModelIsWhole() throws IOException {
    Path path = folder.resolve("m.safetensors");
    SavedModel.write(path, signature(2), DESCRIPTION, checkpoint(1));
    byte[] before = Files.readAllBytes(path);
    int failing = 0;
    Faults faults = new Faults(++failing, "no space left");
    while (!written(FaultyFiles.path(path, faults))) {
      assertThat(Files.readAllBytes(path)).as(faults.operations().toString()).isEqualTo(before);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactly(path);
      }
      faults = new Faults(++failing, "no space left");
    }
    assertThat(faults.operations()).hasSizeGreaterThan(10).endsWith("force", "close", "move");
    assertSame(SavedModel.open(path).checkpoint(signature(2)).last(), filled(2));
  }

  private static boolean written(Path path) {
    try {
      SavedModel.write(path, signature(2), DESCRIPTION, checkpoint(2));
      return true;
    } catch (SavedModelException e) {
      assertThat(e).hasMessage(path + ": it cannot be written: no space left");
      return false;
    }
  }

  @Test
  void aForeignFileIsRefused() {
    Path path = folder.resolve("f.safetensors");
    SafetensorsFile.write(path, Map.of(), List.of());
    assertThatThrownBy(() -> SavedModel.open(path))
        .hasMessageContaining("was not written by Adjoint");
  }

  private static void assertSame(Storage found, Storage expected) {
    assertThat(found.parameters.float32).isEqualTo(expected.parameters.float32);
    assertThat(found.slots.float32).isEqualTo(expected.slots.float32);
    assertThat(found.states.float64).isEqualTo(expected.states.float64);
    assertThat(found.states.int32).isEqualTo(expected.states.int32);
  }

  private static Storage filled(int start) {
    Storage storage = new Storage(signature(2));
    storage.parameters.float32[0] = start;
    storage.parameters.float32[1] = start + 0.25f;
    storage.slots.float32[0] = -start;
    storage.states.float64[0] = start + 0.5;
    storage.states.int32[0] = start % 2;
    return storage;
  }

  private static Persistent parameter(String name, int size) {
    return new Persistent(name, ElementKind.FLOAT32, List.of(size), 0);
  }

  private static Signature signature(int size) {
    return signature(parameter("encode.W", size));
  }

  private static Signature signature(Persistent parameter) {
    return new Signature(
        "M",
        List.of(),
        List.of(),
        List.of(),
        List.of(new Measure("loss", Measure.Kind.AVERAGED)),
        List.of(parameter),
        List.of(new Persistent("encode.W/m", ElementKind.FLOAT32, List.of(2), 0)),
        List.of(
            new Persistent("norm.mean", ElementKind.FLOAT64, List.of(1), 0),
            new Persistent("count", ElementKind.BOOL, List.of(), 0)),
        List.of(),
        List.of());
  }

  private static TrainingProgress progress() {
    return new TrainingProgress(
        0,
        7,
        Json.fields(),
        new TrainingProgress.Decisions(
            0.3f, new Watch.Seen(Double.POSITIVE_INFINITY, 2), new Watch.Seen(0.1, 0), 0, false),
        List.of());
  }
}
