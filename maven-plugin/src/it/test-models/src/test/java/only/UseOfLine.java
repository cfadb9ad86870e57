package only;

/** Compiles only with the generated class. */
final class UseOfLine {
  private UseOfLine() {}

  static float predict(Line line) {
    return line.predict(new float[] {1, 2});
  }
}
