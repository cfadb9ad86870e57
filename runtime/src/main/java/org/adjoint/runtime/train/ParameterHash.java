package org.adjoint.runtime.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;

/** The SHA-256 of a model's parameters: their bytes, little-endian, in the order of their names. */
public final class ParameterHash {
  private ParameterHash() {}

  /** The hash in hexadecimal. */
  public static String of(Signature signature, Storage storage) {
    MessageDigest digest = sha256();
    List<Persistent> ordered =
        signature.parameters().stream().sorted(Comparator.comparing(Persistent::name)).toList();
    for (Persistent parameter : ordered) {
      digest.update(bytes(parameter, storage.parameters));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static ByteBuffer bytes(Persistent tensor, FlatArrays arrays) {
    int size = tensor.size();
    int width = tensor.kind() == ElementKind.FLOAT64 ? 8 : 4;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(width, size)).order(ByteOrder.LITTLE_ENDIAN);
    switch (tensor.kind()) {
      case FLOAT32 -> bytes.asFloatBuffer().put(arrays.float32, tensor.offset(), size);
      case FLOAT64 -> bytes.asDoubleBuffer().put(arrays.float64, tensor.offset(), size);
      case INT32, BOOL -> bytes.asIntBuffer().put(arrays.int32, tensor.offset(), size);
    }
    return bytes;
  }
}
