package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What of the runtime some code needs: types, and members of them. */
final class NeededCode {
  private final RuntimeSources runtime = new RuntimeSources();
  private final Mentions mentions = new Mentions();
  private final Set<JavaFile> files = new LinkedHashSet<>();

  private NeededCode() {}

  /** What these files need, themselves included, which are first. */
  static NeededCode of(List<JavaFile> begin) {
    NeededCode needed = new NeededCode();
    begin.forEach(needed::take);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (JavaFile file : List.copyOf(needed.files)) {
        grows |= needed.mentions.add(needed.kept(file), file) | needed.follow(file);
      }
    }
    return needed;
  }

  private boolean take(JavaFile file) {
    mentions.declare(file.type());
    return files.add(file);
  }

  private boolean follow(JavaFile file) {
    boolean grows = false;
    for (String name : new TreeSet<>(mentions.of(file))) {
      grows |= runtime.find(file, name).map(this::take).orElse(false);
    }
    return grows;
  }

  Set<JavaFile> files() {
    return files;
  }

  /** The code of a file without what is not needed. */
  List<JavaToken> kept(JavaFile file) {
    List<JavaToken> kept = new ArrayList<>();
    keep(file.type(), file, kept);
    return DeadBranches.without(kept, mentions::isNever);
  }

  private void keep(JavaType type, JavaFile file, List<JavaToken> kept) {
    kept.addAll(type.head());
    for (JavaMember member : type.members()) {
      if (!mentions.needs(member, file)) {
        continue;
      }
      if (member.type() == null) {
        kept.addAll(member.tokens());
      } else {
        keep(member.type(), file, kept);
      }
    }
    kept.add(type.end());
  }
}
