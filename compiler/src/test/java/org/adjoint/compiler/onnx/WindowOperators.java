package org.adjoint.compiler.onnx;

import static org.adjoint.compiler.onnx.Call.channelsLast;
import static org.adjoint.compiler.onnx.Call.channelsSecond;
import static org.adjoint.compiler.onnx.Call.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Convolutions and pooling; ONNX has the channels second, and the filters of a kernel first. */
final class WindowOperators {
  private WindowOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    all.put("Conv", Operator.single(WindowOperators::convolution));
    all.put("ConvTranspose", Operator.single(WindowOperators::transposed));
    all.put("MaxPool", Operator.single(WindowOperators::greatest));
    all.put("AveragePool", Operator.single(WindowOperators::average));
    all.put("GlobalAveragePool", Operator.single(call -> whole(call, "mean")));
    all.put("GlobalMaxPool", Operator.single(call -> whole(call, "max")));
    return all;
  }

  private static String whole(Call call, String function) {
    List<Integer> axes = IntStream.range(2, call.rank(0)).boxed().toList();
    return "%s(%s, axis: %s, keep: true)".formatted(function, call.value(0), axes);
  }

  /** What a window operator says of each axis. */
  private record Windows(
      List<Integer> sizes, List<Integer> strides, List<Integer> dilations, String paddings) {
    static Windows of(Call call, List<Integer> sizes) {
      OnnxNode node = call.node();
      require(!node.flag("ceil_mode", false), "windows that are not full");
      List<Integer> ones = Collections.nCopies(sizes.size(), 1);
      List<Integer> strides = node.integers("strides", ones);
      List<Integer> dilations = node.integers("dilations", ones);
      return new Windows(sizes, strides, dilations, paddings(call, sizes.size()));
    }

    private static String paddings(Call call, int axes) {
      OnnxNode node = call.node();
      String automatic = node.text("auto_pad", "NOTSET");
      require(!automatic.equals("SAME_LOWER"), "the odd element of padding before");
      if (automatic.equals("SAME_UPPER")) {
        return "same";
      }
      List<Integer> pads = node.integers("pads", Collections.nCopies(2 * axes, 0));
      List<List<Integer>> each = new ArrayList<>();
      for (int axis = 0; axis < axes; axis++) {
        each.add(List.of(pads.get(axis), pads.get(axes + axis)));
      }
      return each.toString();
    }

    int axes() {
      return sizes.size();
    }

    /** The axes of the windows, once they are laid out. */
    List<Integer> inner() {
      return IntStream.range(0, axes()).mapToObj(axis -> 2 + 2 * axis).toList();
    }

    /** The windows of a text, each padded by a value. */
    String of(String x, String value) {
      return "windows_of(%s, %s, %s, %s, per_axis(%s, %d), %s)"
          .formatted(x, sizes, strides, dilations, paddings, axes(), value);
    }
  }

  private static String convolution(Call call) {
    int rank = call.rank(0);
    List<Integer> kernel = call.node().input(1).extents();
    Windows windows = Windows.of(call, kernel.subList(2, rank));
    String text =
        "convolve(%s, %s, %s, %s, %s, %d)"
            .formatted(
                channelsLast(call.value(0), rank),
                kernelLast(call.value(1), rank),
                windows.strides,
                windows.dilations,
                windows.paddings,
                call.node().integer("group", 1));
    return channelsSecond(call.has(2) ? text + " + " + call.value(2) : text, rank);
  }

  private static String transposed(Call call) {
    OnnxNode node = call.node();
    int rank = call.rank(0);
    require(!node.says("output_padding") && !node.says("output_shape"), "a shape of the result");
    require(node.integer("group", 1) == 1, "groups of a transposed convolution");
    List<Integer> kernel = node.input(1).extents();
    Windows windows = Windows.of(call, kernel.subList(2, rank));
    boolean padded = node.integers("pads", List.of(0)).stream().anyMatch(each -> each != 0);
    require(!padded, "padding of a transposed convolution");
    String text =
        "convolve_transposed(%s, %s, %s, %s, %s)"
            .formatted(
                channelsLast(call.value(0), rank),
                kernelLast(call.value(1), rank),
                windows.strides,
                windows.dilations,
                windows.paddings.equals("same") ? "same" : "valid");
    return channelsSecond(call.has(2) ? text + " + " + call.value(2) : text, rank);
  }

  /** A kernel whose first two axes are behind the others, the first one last. */
  private static String kernelLast(String kernel, int rank) {
    List<Integer> axes = new ArrayList<>(IntStream.range(2, rank).boxed().toList());
    axes.add(1);
    axes.add(0);
    return Call.transposed(kernel, axes);
  }

  private static String greatest(Call call) {
    require(call.node().outputs().size() == 1, "the places of the greatest");
    int rank = call.rank(0);
    Windows windows = Windows.of(call, call.node().integers("kernel_shape"));
    String x = channelsLast(call.fractions(0), rank);
    String text = "max(%s, axis: %s)".formatted(windows.of(x, "-infinity"), windows.inner());
    return channelsSecond(text, rank);
  }

  private static String average(Call call) {
    int rank = call.rank(0);
    Windows windows = Windows.of(call, call.node().integers("kernel_shape"));
    String x = channelsLast(call.value(0), rank);
    boolean all = call.node().flag("count_include_pad", false);
    String text =
        all
            ? "mean(%s, axis: %s)".formatted(windows.of(x, "0"), windows.inner())
            : "mean_of_windows(%s, %s, %s, %s, %d)"
                .formatted(x, windows.sizes, windows.strides, windows.paddings, windows.axes());
    return channelsSecond(text, rank);
  }
}
