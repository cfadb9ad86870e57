package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;

/** Compiles generated source with javac, as a build does. */
public final class JavacClasses {
  private JavacClasses() {}

  /** Compiles into a folder, and gives all that javac has to say. */
  static String compile(JavaSource source, Path folder) {
    StringWriter messages = new StringWriter();
    String path = source.className().replace('.', '/');
    SimpleJavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + path + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
          }
        };
    List<String> options =
        List.of(
            "-Xlint:all",
            "-proc:none",
            "--add-modules",
            "jdk.incubator.vector",
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(file))
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
    return messages.toString();
  }

  /** The class that javac makes of a planned model's source, in a folder. */
  public static Loaded load(JavaSource source, Plan plan, Path folder) {
    compile(source, folder);
    try {
      URL[] places = {folder.toUri().toURL()};
      URLClassLoader loader = new URLClassLoader(places, JavacClasses.class.getClassLoader());
      Class<?> type = loader.loadClass(source.className());
      return new Loaded(Signatures.of(plan), loader, type.asSubclass(Program.class));
    } catch (IOException | ClassNotFoundException failure) {
      throw new IllegalStateException("cannot load what javac made", failure);
    }
  }

  /** A class of a folder, whose inner classes are read when they are first used. */
  public record Loaded(Signature signature, URLClassLoader loader, Class<? extends Program> type)
      implements ProgramFactory, Closeable {
    @Override
    public void close() throws IOException {
      loader.close();
    }

    @Override
    public Storage newStorage() {
      return new Storage(signature);
    }

    @Override
    public Program create(Storage storage, int capacity, Team team) {
      try {
        return type.getConstructor(Signature.class, Storage.class, int.class, Team.class)
            .newInstance(signature, storage, capacity, team);
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException("cannot make the program", failure);
      }
    }
  }
}
