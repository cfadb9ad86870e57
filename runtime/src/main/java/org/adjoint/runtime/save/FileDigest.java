package org.adjoint.runtime.save;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a file that holds it in its own header, taken with 64 zeros where its digits
 * stand: no bit of the file can change unnoticed, be it of a tensor, of a text, or of the digest.
 */
final class FileDigest implements WritableByteChannel {
  /** The name of the digest among the texts of the header. */
  static final String KEY = "adjoint.sha256";

  /** What stands in the place of the digits. */
  static final String NO_DIGITS = "0".repeat(64);

  private static final int BLOCK = 1 << 16;

  private final MessageDigest digest = sha256();
  private final WritableByteChannel target;

  /** Takes the digest of all that is written to {@code target} through it. */
  FileDigest(WritableByteChannel target) {
    this.target = target;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    ByteBuffer written = bytes.duplicate();
    int count = target.write(bytes);
    digest.update(written.limit(bytes.position()));
    return count;
  }

  /** The digits of what has been written, after which no more is. */
  String digits() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digits for a file of which these bytes come first and the rest of a channel after them. */
  static String of(byte[] start, ReadableByteChannel rest) throws IOException {
    MessageDigest digest = sha256();
    digest.update(start);
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    while (rest.read(block.clear()) >= 0) {
      digest.update(block.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Where the digits stand in the first bytes of a file; negative if nowhere. */
  static int place(byte[] start, String digits) {
    // Each byte becomes one character, so that both are counted alike.
    String entry = '"' + KEY + "\":\"";
    int found = new String(start, StandardCharsets.ISO_8859_1).indexOf(entry + digits + '"');
    return found < 0 ? found : found + entry.length();
  }

  @Override
  public boolean isOpen() {
    return target.isOpen();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
