/** A module that uses a generated class. */
module it.one {
  requires org.adjoint.runtime;

  exports one;
}
