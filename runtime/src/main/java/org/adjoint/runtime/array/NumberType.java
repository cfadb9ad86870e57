package org.adjoint.runtime.array;

import java.nio.ByteBuffer;

/** How one number of an array is stored. */
public enum NumberType {
  BOOL(1),
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  INT64(8),
  UINT64(8),
  FLOAT16(2),
  FLOAT32(4),
  FLOAT64(8);

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** The bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** Whether NaN, a missing number, can be stored. */
  public boolean floating() {
    return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
  }

  /** The number at an offset in bytes; one of 64 bits is rounded to the nearest double. */
  double read(ByteBuffer data, int at) {
    return switch (this) {
      case BOOL -> data.get(at) == 0 ? 0 : 1;
      case INT8 -> data.get(at);
      case UINT8 -> Byte.toUnsignedInt(data.get(at));
      case INT16 -> data.getShort(at);
      case UINT16 -> Short.toUnsignedInt(data.getShort(at));
      case INT32 -> data.getInt(at);
      case UINT32 -> Integer.toUnsignedLong(data.getInt(at));
      case INT64 -> (double) data.getLong(at);
      case UINT64 -> unsigned(data.getLong(at));
      case FLOAT16 -> half(data.getShort(at));
      case FLOAT32 -> data.getFloat(at);
      case FLOAT64 -> data.getDouble(at);
    };
  }

  private static double unsigned(long bits) {
    // Half of the number fits a signed one; its lost last bit is kept for the rounding.
    return bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
  }

  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = fraction * 0x1p-24;
    } else {
      magnitude = Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}
