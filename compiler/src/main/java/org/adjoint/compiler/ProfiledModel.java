package org.adjoint.compiler;

import java.util.List;
import org.adjoint.compiler.emit.MeasuredCall;
import org.adjoint.compiler.emit.ProfiledSource;
import org.adjoint.compiler.load.LoadedModel;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.ProgramFactory;

/**
 * A loaded class whose programs measure their kernels: they are {@link
 * org.adjoint.runtime.program.Profiled}.
 *
 * @param calls what they measure, in the order of the times they give
 */
public record ProfiledModel(ProgramFactory factory, List<MeasuredCall> calls) {
  public ProfiledModel {
    calls = List.copyOf(calls);
  }

  static ProfiledModel load(ProfiledSource source, Plan plan) {
    return new ProfiledModel(LoadedModel.load(source.source(), plan), source.calls());
  }
}
