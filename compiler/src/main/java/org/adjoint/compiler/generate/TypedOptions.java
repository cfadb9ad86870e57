package org.adjoint.compiler.generate;

import javax.lang.model.SourceVersion;
import org.adjoint.compiler.emit.Target;

/**
 * What may be asked of a typed class.
 *
 * @param packageName empty for none
 * @param target what the code is written for; said by the caller, never by the machine, so that a
 *     build gives the same source everywhere
 */
public record TypedOptions(String packageName, Target target) {
  public TypedOptions {
    if (!packageName.isEmpty() && !isPackage(packageName)) {
      throw new IllegalArgumentException("`" + packageName + "` is no name of a Java package");
    }
  }

  /** Plain Java in a package. */
  public static TypedOptions in(String packageName) {
    return new TypedOptions(packageName, Target.PORTABLE);
  }

  /** Whether Java takes this as the name of a package. */
  public static boolean isPackage(String name) {
    return SourceVersion.isName(name) && name.chars().allMatch(c -> c < 0x7f);
  }
}
