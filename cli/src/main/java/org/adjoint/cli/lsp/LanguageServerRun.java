package org.adjoint.cli.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** One run of the language server over two streams. */
public final class LanguageServerRun {
  /** The library tells each malformed message with a stack trace, which says nothing to a user. */
  private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.lsp4j");

  private LanguageServerRun() {}

  /**
   * Serves a client until it says {@code exit} or its stream ends. Texts of the standard library
   * are shown as files among what programs keep for this user.
   *
   * @return the exit code of the process: 0 where the client has asked for the shutdown before
   * @throws IOException if the folder for the texts of the standard library cannot be made
   */
  public static int serve(InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    return serve(in, out, LibraryFolder.ofUser());
  }

  /** The same, with the texts of the standard library in another folder. */
  static int serve(InputStream in, OutputStream out, LibraryFolder library)
      throws IOException, InterruptedException {
    PROTOCOL.setLevel(Level.OFF);
    ExecutorService connection = Executors.newCachedThreadPool(new CompilerThreads("lsp message"));
    try (Workers workers = new Workers()) {
      AdjointServer server = new AdjointServer(workers, library);
      Launcher<LanguageClient> launcher =
          new LSPLauncher.Builder<LanguageClient>()
              .setLocalService(server)
              .setRemoteInterface(LanguageClient.class)
              .setInput(in)
              .setOutput(out)
              .setExecutorService(connection)
              .create();
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      CompletableFuture<Void> end = CompletableFuture.runAsync(() -> await(listening), connection);
      CompletableFuture.anyOf(end, server.exited()).get();
      return server.exitCode();
    } catch (ExecutionException failure) {
      throw new IOException("the connection to the editor has failed", failure.getCause());
    } finally {
      connection.shutdownNow();
    }
  }

  private static void await(Future<Void> listening) {
    try {
      listening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
