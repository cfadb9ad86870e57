package org.adjoint.benchmarks.peers;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.global.torch;

/**
 * PyTorch by its C++ library. The whole step is a script that the library runs: forward pass,
 * autograd and fused optimiser, with one call from Java.
 */
final class PyTorch implements Contender {
  private final boolean channelsLast;

  /**
   * Makes the contender.
   *
   * @param channelsLast whether images and kernels are laid out with the channels last; which is
   *     faster depends on the machine
   */
  PyTorch(boolean channelsLast) {
    this.channelsLast = channelsLast;
  }

  @Override
  public String version() {
    return "PyTorch " + torch.TORCH_VERSION;
  }

  @Override
  public boolean takes(Workload workload) {
    return !channelsLast || workload.hasImages();
  }

  @Override
  public Runnable prepare(Workload workload, int threads) {
    torch.set_num_threads(threads);
    torch.manual_seed(1);
    CompilationUnit unit = torch.compile(source(workload));
    IValue state = function(unit, "prepare").apply(new IValueVector());
    IValueVector arguments = new IValueVector(state);
    Function step = function(unit, workload.trains() ? "step" : "predict");
    return () -> {
      try (PointerScope scope = new PointerScope()) {
        step.apply(new IValueVector(arguments.get(0)));
      }
    };
  }

  private String source(Workload workload) {
    String part = workload.trains() ? "pytorch/step.py" : "pytorch/predict.py";
    // The numbers of the library's enumeration of layouts.
    String layout = channelsLast ? "2" : "0";
    return String.join(
        "\n\n",
        Workload.text("pytorch/common.py"),
        Workload.text("pytorch/" + workload.network() + ".py").replace("LAYOUT", layout),
        Workload.text(part).replace("ROWS", Integer.toString(workload.rows())));
  }

  private static Function function(CompilationUnit unit, String name) {
    return unit.get_function(new QualifiedName(new BytePointer(name)));
  }
}
