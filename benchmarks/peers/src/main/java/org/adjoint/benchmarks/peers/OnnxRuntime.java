package org.adjoint.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;

/** ONNX Runtime, which predicts; its input and output stay in native memory. */
final class OnnxRuntime implements Contender {
  @Override
  public String version() {
    return "ONNX Runtime " + Versions.of("onnxruntime");
  }

  @Override
  public boolean takes(Workload workload) {
    return !workload.trains();
  }

  @Override
  public Runnable prepare(Workload workload, int threads) {
    boolean article = workload.network().equals("article");
    byte[] model =
        article
            ? OnnxModel.dense("Sigmoid", 10, 32, 16, 1)
            : OnnxModel.dense("Softmax", 784, 512, 256, 10);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      OrtSession session = environment.createSession(model, options);
      Map<String, OnnxTensor> inputs =
          Map.of("x", input(environment, workload.rows(), article ? 10 : 784));
      Map<String, OnnxTensor> outputs =
          Map.of("y", input(environment, workload.rows(), article ? 1 : 10));
      return () -> run(session, inputs, outputs);
    } catch (OrtException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void run(
      OrtSession session, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    try {
      session.run(inputs, outputs).close();
    } catch (OrtException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static OnnxTensor input(OrtEnvironment environment, int rows, int columns)
      throws OrtException {
    FloatBuffer values =
        ByteBuffer.allocateDirect(4 * rows * columns)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    Random random = new Random(1);
    while (values.hasRemaining()) {
      values.put(random.nextFloat());
    }
    values.rewind();
    return OnnxTensor.createTensor(environment, values, new long[] {rows, columns});
  }
}
