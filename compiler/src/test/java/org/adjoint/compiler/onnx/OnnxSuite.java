package org.adjoint.compiler.onnx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The node tests of ONNX 1.12 as Debian's {@code libonnx-testdata} has them, in one packed file: a
 * ZIP file of what is stored, compressed as a whole.
 */
final class OnnxSuite {
  private OnnxSuite() {}

  /** The cases by name. */
  static SortedMap<String, OnnxCase> cases() {
    SortedMap<String, OnnxCase> cases = new TreeMap<>();
    try (InputStream in = OnnxSuite.class.getResourceAsStream("onnx-node-1.12.zip.gz");
        GZIPInputStream packed = new GZIPInputStream(in);
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed.readAllBytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String[] path = entry.getName().split("/", 2);
        Map<String, byte[]> files =
            cases.computeIfAbsent(path[0], name -> new OnnxCase(name, new HashMap<>())).files();
        files.put(path[1], zip.readAllBytes());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return cases;
  }
}
