package org.adjoint.maven;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/** What the goals of the plugin have in common. */
abstract class ProgramMojo extends AbstractMojo {
  /** Room for the compiler to descend into a program as deep as its limits allow. */
  private static final long STACK_BYTES = 64L << 20;

  /** Whether the plugin does nothing. */
  @Parameter(property = "adjoint.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Inject private @Nullable BuildContext buildContext;

  /** Does what the goal is for; an error of the user is told to the build context. */
  abstract void run() throws IOException, MojoFailureException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped, for adjoint.skip is true");
      return;
    }
    FutureTask<@Nullable Void> task = new FutureTask<>(asCallable());
    Thread thread = new Thread(null, task, "adjoint", STACK_BYTES);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      task.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  private Callable<@Nullable Void> asCallable() {
    return () -> {
      run();
      return null;
    };
  }

  private static MojoExecutionException failure(@Nullable Throwable cause)
      throws MojoFailureException {
    if (cause instanceof MojoFailureException faultOfTheUser) {
      throw faultOfTheUser;
    }
    if (cause instanceof IOException unreadable) {
      return new MojoExecutionException(String.valueOf(unreadable.getMessage()), unreadable);
    }
    return new MojoExecutionException(
        "this is a bug of Adjoint, not of your program: " + cause, cause);
  }

  /** Fails the build where there were errors, which have been told already. */
  static void requireNone(Messages messages) throws MojoFailureException {
    if (messages.errors() > 0) {
      throw new MojoFailureException(
          messages.errors() == 1
              ? "there is an error in the .nn files"
              : "there are " + messages.errors() + " errors in the .nn files");
    }
  }

  final MavenProject project() {
    return given("project", project);
  }

  final BuildContext buildContext() {
    return given("build context", buildContext);
  }

  /** What Maven has filled in. */
  static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Maven gave no " + name);
    }
    return value;
  }
}
