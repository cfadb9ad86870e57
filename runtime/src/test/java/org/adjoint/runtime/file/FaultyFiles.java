package org.adjoint.runtime.file;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The usual files, but for operations that fail: paths that lead to them through this provider. */
public final class FaultyFiles extends FileSystemProvider {
  private final Faults faults;
  private final FileSystemProvider usual;
  private final FileSystem system;

  private FaultyFiles(Faults faults, FileSystem usual) {
    this.faults = faults;
    this.usual = usual.provider();
    this.system = new ForwardedFileSystem(usual, this);
  }

  /** The same file, with faults. */
  public static Path path(Path usual, Faults faults) {
    return new FaultyFiles(faults, usual.getFileSystem()).faulty(usual);
  }

  private Path faulty(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (proxy, method, arguments) -> forward(path, method, arguments));
  }

  private Object forward(Path path, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return system;
    }
    Object[] plain = arguments == null ? new Object[0] : arguments.clone();
    Arrays.setAll(plain, i -> plain[i] instanceof Path other ? usual(other) : plain[i]);
    try {
      Object result = method.invoke(path, plain);
      return result instanceof Path found ? faulty(found) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Path usual(Path path) {
    return Path.of(path.toString());
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean writes = options.size() > 1;
    if (!writes) {
      return usual.newFileChannel(usual(path), options, attributes);
    }
    faults.before("open");
    return new FaultyChannel(usual.newFileChannel(usual(path), options, attributes), faults);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return usual.newByteChannel(usual(path), options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return usual.newDirectoryStream(usual(folder), filter);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    faults.before("move");
    usual.move(usual(source), usual(target), options);
  }

  @Override
  public void delete(Path path) throws IOException {
    usual.delete(usual(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    usual.checkAccess(usual(path), modes);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return usual.readAttributes(usual(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return usual.readAttributes(usual(path), names, options);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return faulty(Path.of(uri.getPath()));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return Files.isSameFile(usual(one), usual(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(usual(path));
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }
}
