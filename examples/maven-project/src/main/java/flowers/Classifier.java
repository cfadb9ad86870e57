package flowers;

import java.nio.file.Path;

/** Says which iris has the given measurements. */
public final class Classifier {
  private final Iris iris;

  /** Classifies by the weights of a saved model. */
  public Classifier(Iris iris) {
    this.iris = iris;
  }

  /** The most probable species of a flower with these measurements in centimetres. */
  public String species(
      double sepalLength, double sepalWidth, double petalLength, double petalWidth) {
    Iris.Rows flower =
        new Iris.Rows()
            .sepalLength(sepalLength)
            .sepalWidth(sepalWidth)
            .petalLength(petalLength)
            .petalWidth(petalWidth);
    float[] probability = iris.predict(flower)[0];
    int most = 0;
    for (int i = 1; i < probability.length; i++) {
      most = probability[i] > probability[most] ? i : most;
    }
    return iris.yClasses().get(most);
  }

  /** Takes a saved model and four measurements, and prints the species. */
  public static void main(String[] args) {
    Classifier classifier = new Classifier(Iris.load(Path.of(args[0])));
    System.out.println(
        classifier.species(
            Double.parseDouble(args[1]),
            Double.parseDouble(args[2]),
            Double.parseDouble(args[3]),
            Double.parseDouble(args[4])));
  }
}
