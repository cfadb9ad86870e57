import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.adjoint.compiler.Network;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.model.Columns;
import org.adjoint.runtime.model.Model;
import org.adjoint.runtime.model.ModelTrainer;

/**
 * A web service that predicts the rent of flats and goes on learning from those whose rent is known.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp "cli/target/*:cli/target/lib/*" examples/web-service/WebService.java 8080
 * curl -d '{"size": [50, 80], "age": [10, 30], "rent": [700, 980]}' http://localhost:8080/learn
 * curl -d '{"size": [65], "age": [20]}' http://localhost:8080/predict
 * </pre>
 */
public final class WebService {
  private static final String PROGRAM =
      """
      /// The rent of a flat, in thousands, from its size and its age.
      model Rent {
        input  flat: float[batch, 2]
        target rent: float[batch]

        hidden = flat -> dense(16, relu) -> dense(1)
        output predicted = hidden[:, 0]
        loss = mean((predicted - rent) ^ 2)
      }

      data flats = supplied() {
        flat = [size / 100, age / 50]
        rent = rent / 1000
      }

      train Rent { optimizer: adam(0.01), batch: 256 }
      """;

  private static final int LARGEST_BODY = 1 << 20;

  private final ModelTrainer trainer;

  /** What predicts: a copy, so that no prediction sees weights that are half changed. */
  private volatile Model model;

  private int steps;

  private WebService() {
    Network network = Network.ofText(PROGRAM);
    trainer = network.trainer(network.settings().withThreads(1));
    model = trainer.model();
  }

  public static void main(String[] arguments) throws IOException {
    int port = arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]);
    WebService service = new WebService();
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/learn", answering(service::learn));
    server.createContext("/predict", answering(service::predict));
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    System.out.println("listening on port " + server.getAddress().getPort());
  }

  /** One step with rows whose rent is known; one request at a time, for a trainer is for one thread. */
  private synchronized Json learn(Json.Fields rows) {
    float loss = trainer.step(columns(rows, "size", "age", "rent"));
    model = trainer.model();
    return Json.fields().with("step", Json.of(++steps)).with("loss", Json.of(loss));
  }

  /** Any number of requests at a time. */
  private Json predict(Json.Fields rows) {
    double[] thousands = model.predict(columns(rows, "size", "age")).numbers("predicted");
    double[] rents = new double[thousands.length];
    for (int i = 0; i < rents.length; i++) {
      rents[i] = Math.round(thousands[i] * 1000);
    }
    return Json.fields().with("rent", Json.of(rents));
  }

  private static Columns columns(Json.Fields rows, String... names) {
    Columns columns = new Columns();
    for (String name : names) {
      columns.with(name, rows.get(name).asNumbers());
    }
    return columns;
  }

  private interface Answer {
    Json to(Json.Fields question);
  }

  private static HttpHandler answering(Answer answer) {
    return exchange -> {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      try {
        Json question = Json.parse(new String(body, StandardCharsets.UTF_8));
        respond(exchange, 200, answer.to(question.asFields()));
      } catch (AdjointException fault) {
        respond(exchange, 400, Json.fields().with("error", Json.of(fault.describe())));
      } finally {
        exchange.close();
      }
    };
  }

  private static void respond(HttpExchange exchange, int status, Json json) throws IOException {
    byte[] text = (json.text() + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }
}
