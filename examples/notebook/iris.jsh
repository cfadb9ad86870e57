// A notebook for jshell, from the root of the repository:
//
//   mvn -q package -DskipTests
//   jshell -s --class-path "$(echo cli/target/*.jar cli/target/lib/*.jar | tr ' ' :)" examples/notebook/iris.jsh
//
// Leave out the last line to go on by hand.

import java.nio.file.Path
import java.util.Arrays
import org.adjoint.compiler.Network
import org.adjoint.runtime.model.Columns
import org.adjoint.runtime.train.TrainingListener
import org.adjoint.runtime.train.EpochReport

// What is it, and how is it trained?
Network iris = Network.ofFile(Path.of("examples/iris/iris.nn"))
iris.signature().parameters().forEach(p -> System.out.println(p.name() + " " + p.shape()))

// Train, and look at every tenth epoch.
var trainer = iris.trainer(iris.settings().withThreads(1))
var every10 = new TrainingListener() {
  @Override
  public void epochFinished(EpochReport report) {
    if (report.epoch() % 10 == 0) {
      System.out.printf("epoch %d  loss %.4f%n", report.epoch(), report.validation().get("loss"));
    }
  }
}
var result = trainer.fit(Path.of("examples/iris"), every10)
System.out.println(result.parametersSha256())

// What kind is this flower?
var model = trainer.model()
var flower = new Columns().with("sepal_length", 5.1).with("sepal_width", 3.5).with("petal_length", 1.4).with("petal_width", 0.2)
var probability = model.predict(flower).floats("probability")
for (int i = 0; i < probability.length; i++) {
  System.out.printf("%-12s %.3f%n", model.classes("y").get(i), probability[i]);
}

trainer.close()
/exit
