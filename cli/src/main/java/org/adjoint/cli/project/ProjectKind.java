package org.adjoint.cli.project;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the data of a new project is. */
public enum ProjectKind {
  /** Rows of numbers. */
  TABLE("Rings", "rings.csv", SampleData::rings, new Expected("0.9", "2", "new float[2]")),
  /** Pictures, a pixel in each column. */
  IMAGES("Strokes", "strokes.csv", SampleData::strokes, new Expected("0.9", "3", "new float[64]")),
  /** A text, character by character. */
  TEXT("Writer", "sentences.txt", SampleData::sentences, new Expected("0.8", "640", "new int[32]"));

  /** What the test of a project asserts: the least accuracy, and the outputs of a row. */
  private record Expected(String accuracy, String outputs, String row) {}

  private final String model;
  private final String dataFile;
  private final Supplier<String> data;
  private final Expected expected;

  ProjectKind(String model, String dataFile, Supplier<String> data, Expected expected) {
    this.model = model;
    this.dataFile = dataFile;
    this.data = data;
    this.expected = expected;
  }

  /** The word of the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the program's file, without its end. */
  String modelFile() {
    return model.toLowerCase(Locale.ROOT);
  }

  /** The name of the model, and of the class that is made of it. */
  String className() {
    return model;
  }

  String dataFile() {
    return dataFile;
  }

  String data() {
    return data.get();
  }

  /** What stands for what in the templates. */
  Map<String, String> placeholders() {
    return Map.of(
        "@kind@", word(),
        "@model@", modelFile(),
        "@class@", model,
        "@data@", dataFile,
        "@accuracy@", expected.accuracy(),
        "@outputs@", expected.outputs(),
        "@row@", expected.row());
  }
}
