package org.adjoint.compiler.op;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Operation;

/** The operations as the compiled package holds them, whoever lists them or not. */
final class OperationClasses {
  private OperationClasses() {}

  /** The simple names of all of them. */
  static Set<String> names() throws IOException, URISyntaxException {
    Path root = Path.of(Add.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(Add.class.getPackageName().replace('.', '/'));
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && isOperation(name.substring(0, name.length() - 6))) {
          names.add(name.substring(0, name.length() - 6));
        }
      }
    }
    return names;
  }

  private static boolean isOperation(String name) {
    try {
      Class<?> type = Class.forName(Add.class.getPackageName() + "." + name);
      return type.isRecord() && Operation.class.isAssignableFrom(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
