package org.adjoint.runtime.save;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;

/** Moves the elements of tensors between flat arrays and the little-endian bytes of a file. */
final class TensorBytes {
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  void write(StoredTensor stored, WritableByteChannel channel) throws IOException {
    Persistent tensor = stored.tensor();
    int end = tensor.offset() + tensor.size();
    int count = buffer.capacity() / TensorType.width(tensor.kind());
    for (int from = tensor.offset(); from < end; from += count) {
      buffer.clear();
      fill(stored, from, Math.min(count, end - from));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /** Puts elements into the buffer, which is then ready to be written. */
  private void fill(StoredTensor stored, int from, int count) {
    FlatArrays arrays = stored.arrays();
    switch (stored.tensor().kind()) {
      case FLOAT32 -> buffer.asFloatBuffer().put(arrays.float32, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().put(arrays.float64, from, count);
      case INT32 -> buffer.asIntBuffer().put(arrays.int32, from, count);
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          buffer.put(i, (byte) arrays.int32[from + i]);
        }
      }
    }
    buffer.limit(count * TensorType.width(stored.tensor().kind()));
  }

  void read(StoredTensor stored, ReadableByteChannel channel) throws IOException {
    Persistent tensor = stored.tensor();
    int end = tensor.offset() + tensor.size();
    int width = TensorType.width(tensor.kind());
    int most = buffer.capacity() / width;
    for (int from = tensor.offset(); from < end; from += most) {
      int count = Math.min(most, end - from);
      buffer.clear().limit(count * width);
      fillFrom(channel, buffer);
      take(stored, from, count);
    }
  }

  private void take(StoredTensor stored, int from, int count) {
    FlatArrays arrays = stored.arrays();
    switch (stored.tensor().kind()) {
      case FLOAT32 -> buffer.asFloatBuffer().get(arrays.float32, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().get(arrays.float64, from, count);
      case INT32 -> buffer.asIntBuffer().get(arrays.int32, from, count);
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          arrays.int32[from + i] = buffer.get(i) == 0 ? 0 : 1;
        }
      }
    }
  }

  /** Fills a buffer to its limit and turns it to its beginning. */
  static void fillFrom(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    buffer.flip();
  }
}
