package org.adjoint.runtime.progress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file of numbers that TensorBoard shows: records of TensorFlow, each an {@code Event} message.
 *
 * <p>A record is its length (8 bytes, the least first), the checksum of the length, the message and
 * the checksum of the message; see {@code tensorflow/core/lib/io/record_writer.h} for the records
 * and {@code tensorflow/core/util/event.proto} for the message, of which this writes the fields
 * {@code wall_time} (1), {@code step} (2), {@code file_version} (3) and {@code summary} (5).
 */
final class EventFile implements AutoCloseable {
  private static final int NUMBER = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int COUNTED_BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private final OutputStream out;

  private EventFile(OutputStream out) {
    this.out = out;
  }

  /** Begins a file, which must be new. */
  static EventFile create(Path file, double seconds) throws IOException {
    EventFile events = new EventFile(Files.newOutputStream(file));
    Message event =
        new Message()
            .eightBytes(1, seconds)
            .bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
    events.record(event.toBytes());
    return events;
  }

  /**
   * Adds numbers of one moment.
   *
   * @param seconds since 1970
   */
  void add(double seconds, long step, Map<String, Double> numbers) throws IOException {
    Message summary = new Message();
    numbers.forEach(
        (name, number) ->
            summary.bytes(
                1,
                new Message()
                    .bytes(1, name.getBytes(StandardCharsets.UTF_8))
                    .fourBytes(2, number.floatValue())
                    .toBytes()));
    record(
        new Message().eightBytes(1, seconds).number(2, step).bytes(5, summary.toBytes()).toBytes());
    out.flush();
  }

  private void record(byte[] message) throws IOException {
    byte[] length = little(Long.BYTES).putLong(message.length).array();
    out.write(length);
    out.write(checksum(length));
    out.write(message);
    out.write(checksum(message));
  }

  /** A checksum that is changed, so that one over data with checksums in them still tells. */
  private static byte[] checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    int masked = Integer.rotateRight((int) sum.getValue(), 15) + 0xa282ead8;
    return little(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** A message in the encoding of protocol buffers. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] toBytes() {
      return out.toByteArray();
    }

    Message number(int field, long value) {
      key(field, NUMBER);
      varying(value);
      return this;
    }

    Message eightBytes(int field, double value) {
      key(field, EIGHT_BYTES);
      out.writeBytes(little(Double.BYTES).putDouble(value).array());
      return this;
    }

    Message fourBytes(int field, float value) {
      key(field, FOUR_BYTES);
      out.writeBytes(little(Float.BYTES).putFloat(value).array());
      return this;
    }

    Message bytes(int field, byte[] value) {
      key(field, COUNTED_BYTES);
      varying(value.length);
      out.writeBytes(value);
      return this;
    }

    private void key(int field, int kind) {
      varying((long) field << 3 | kind);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void varying(long value) {
      long left = value;
      while ((left & ~0x7fL) != 0) {
        out.write((int) (left & 0x7f | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
    }
  }
}
