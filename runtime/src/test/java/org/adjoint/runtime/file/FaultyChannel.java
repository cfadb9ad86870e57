package org.adjoint.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel whose writes may fail; it takes few bytes at a time, as a channel may. */
final class FaultyChannel extends FileChannel {
  private static final int MOST = 200;

  private final FileChannel channel;
  private final Faults faults;

  FaultyChannel(FileChannel channel, Faults faults) {
    this.channel = channel;
    this.faults = faults;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    faults.before("write");
    int end = source.limit();
    source.limit(Math.min(end, source.position() + MOST));
    try {
      return channel.write(source);
    } finally {
      source.limit(end);
    }
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    return write(sources[offset]);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    faults.before("write");
    return channel.write(source, position);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    faults.before("force");
    channel.force(metaData);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    channel.close();
    faults.before("close");
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return channel.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return channel.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
