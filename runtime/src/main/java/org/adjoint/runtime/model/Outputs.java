package org.adjoint.runtime.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.NearName;
import org.adjoint.runtime.program.Port;

/** What a model computed of some rows, by the names of its outputs. */
public final class Outputs {
  private final int rows;
  private final Map<String, Port> ports = new LinkedHashMap<>();
  private final Map<String, Object> arrays = new LinkedHashMap<>();

  Outputs(int rows, List<Port> outputs) {
    this.rows = rows;
    for (Port port : outputs) {
      ports.put(port.name(), port);
      arrays.put(port.name(), port.newArray(rows));
    }
  }

  void readFrom(Predictor predictor) {
    int place = 0;
    for (Object array : arrays.values()) {
      if (array instanceof float[] floats) {
        predictor.output(place, floats);
      } else if (array instanceof double[] doubles) {
        predictor.output(place, doubles);
      } else {
        predictor.output(place, (int[]) array);
      }
      place++;
    }
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** The names of the outputs, in the order of the program. */
  public List<String> names() {
    return List.copyOf(ports.keySet());
  }

  /** The shape of an output for one row. */
  public List<Integer> shape(String name) {
    return port(name).rowShape();
  }

  /** An output of any kind, all rows one after another. */
  public double[] numbers(String name) {
    Object array = array(name);
    if (array instanceof double[] doubles) {
      return doubles.clone();
    }
    double[] wide = new double[java.lang.reflect.Array.getLength(array)];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = array instanceof float[] floats ? floats[i] : ((int[]) array)[i];
    }
    return wide;
  }

  /** An output of 32-bit numbers, all rows one after another. */
  public float[] floats(String name) {
    if (array(name) instanceof float[] floats) {
      return floats.clone();
    }
    throw otherKind(name, "`float`");
  }

  /** An output of whole numbers or truth values, all rows one after another. */
  public int[] ints(String name) {
    if (array(name) instanceof int[] ints) {
      return ints.clone();
    }
    throw otherKind(name, "`int` or `bool`");
  }

  /** An output of 32-bit numbers, row by row. */
  public float[][] floatRows(String name) {
    return RowArrays.split(floats(name), rows, port(name).rowSize());
  }

  private AdjointException otherKind(String name, String wanted) {
    return new AdjointException(
        "the output `" + name + "` is " + port(name).kind() + ", not " + wanted);
  }

  private Object array(String name) {
    return arrays.getOrDefault(port(name).name(), this);
  }

  private Port port(String name) {
    Port port = ports.get(name);
    if (port == null) {
      throw new AdjointException(
          "the model has no output `" + name + "`", NearName.hint(name, ports.keySet()), null);
    }
    return port;
  }
}
