/** What generated code and its callers need, on the JDK alone. */
module org.adjoint.runtime {
  requires static org.jspecify;

  exports org.adjoint.runtime;
  exports org.adjoint.runtime.data;
  exports org.adjoint.runtime.file;
  exports org.adjoint.runtime.json;
  exports org.adjoint.runtime.model;
  exports org.adjoint.runtime.program;
  exports org.adjoint.runtime.progress;
  exports org.adjoint.runtime.random;
  exports org.adjoint.runtime.save;
  exports org.adjoint.runtime.train;
  exports org.adjoint.runtime.work;
}
