package org.adjoint.compiler.standalone;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.standalone.RuntimeSources.Found;

/**
 * What the code mentions that is needed so far. A name behind a type means a member of it, a name
 * on its own one of its file or of what the types there inherit from; a name behind a value may be
 * a member of any type that has objects. So more may be taken for needed than is, and never less.
 */
final class Mentions {
  /** What the language or the JDK calls, whether any code mentions it or not. */
  private static final Map<String, Integer> CALLED_ANYWAY =
      Map.of(
          "main",
          1,
          "close",
          0,
          "toString",
          0,
          "hashCode",
          0,
          "equals",
          1,
          "compareTo",
          1,
          "iterator",
          0,
          "serialVersionUID",
          JavaMember.ANY);

  private static final String EVERYWHERE = "*";

  private final Map<String, NameSet> alone = new HashMap<>();
  private final Map<String, NameSet> behindType = new HashMap<>();

  /** By the file or the package that they stand in, and all of them. */
  private final Map<String, NameSet> behindValue = new HashMap<>();

  private final NameSet made = new NameSet();
  private final RuntimeSources runtime;
  private final Families families;
  private boolean grew;

  Mentions(RuntimeSources runtime, Families families) {
    this.runtime = runtime;
    this.families = families;
  }

  /** Whether something was mentioned for the first time since this was asked last. */
  boolean hasGrown() {
    boolean answer = grew;
    grew = false;
    return answer;
  }

  /** The names that stand on their own in a file. */
  Set<String> of(JavaFile file) {
    return new TreeSet<>(alone(file.fullName()).names());
  }

  /** Whether a type may be meant that is declared in another. */
  boolean mentionsType(String name, Found outer, Collection<JavaFile> files) {
    String full = outer.file().fullName() + "." + name;
    return families.files(outer.file()).stream().anyMatch(file -> alone(file).has(name))
        || behindType(outer.type().name()).has(name)
        || files.stream()
            .filter(file -> full.equals(file.imports().get(name)))
            .anyMatch(file -> alone(file.fullName()).has(name));
  }

  /** Whether a field may be meant that a type has without an object. */
  boolean mentionsField(String name, JavaFile file) {
    return CALLED_ANYWAY.containsKey(name)
        || families.files(file).stream().anyMatch(member -> alone(member).has(name))
        || families.types(file).stream().anyMatch(type -> behindType(type).has(name));
  }

  /** Whether a method may be meant that is called in its family, or behind the name of a type. */
  boolean callsWithoutObject(JavaMember method, JavaFile file) {
    String name = method.name();
    int parameters = method.parameters();
    return Integer.valueOf(parameters).equals(CALLED_ANYWAY.get(name))
        || families.files(file).stream().anyMatch(member -> alone(member).calls(name, parameters))
        || families.types(file).stream().anyMatch(t -> behindType(t).calls(name, parameters));
  }

  /** Whether a method of an object may be meant. */
  boolean calls(JavaMember method, Found type) {
    JavaFile file = type.file();
    String scope = EVERYWHERE;
    if (method.isPrivate()) {
      scope = file.fullName();
    } else if (!method.isPublic() && !type.type().isInterface()) {
      scope = file.packageName();
    }
    return behindValue(scope).calls(method.name(), method.parameters())
        || callsWithoutObject(method, file);
  }

  /** Whether an object of this very type is made. */
  boolean makes(Found type) {
    return made.has(type.identity());
  }

  /** Whether an object is made with as many arguments as a constructor takes. */
  boolean makes(Found type, JavaMember constructor) {
    return made.calls(type.identity(), constructor.parameters());
  }

  private NameSet alone(String file) {
    return alone.computeIfAbsent(file, f -> new NameSet());
  }

  private NameSet behindValue(String scope) {
    return behindValue.computeIfAbsent(scope, s -> new NameSet());
  }

  private NameSet behindType(String type) {
    return behindType.computeIfAbsent(type, t -> new NameSet());
  }

  /** Adds what some code of a type mentions. */
  void add(List<JavaToken> tokens, Found type) {
    JavaFile file = type.file();
    for (int at = 0; at < tokens.size(); at++) {
      JavaToken token = tokens.get(at);
      if (token.is("new")) {
        addMade(tokens, at, file);
      } else if (token.is("this") && Arguments.follow(tokens, at)) {
        grew |= made.add(type.identity(), Arguments.count(tokens, at));
      } else if (token.isWord()) {
        add(tokens, at, file);
      }
    }
  }

  private void add(List<JavaToken> tokens, int at, JavaFile file) {
    String name = tokens.get(at).text();
    boolean reference = at > 0 && tokens.get(at - 1).is("::");
    int count = reference ? JavaMember.ANY : Arguments.count(tokens, at);
    if (!reference && (at == 0 || !tokens.get(at - 1).is("."))) {
      grew |= alone(file.fullName()).add(name, count);
    } else if (at > 1 && tokens.get(at - 2).isTypeName()) {
      grew |= behindType(tokens.get(at - 2).text()).add(name, count);
    } else {
      grew |= behindValue(EVERYWHERE).add(name, count);
      grew |= behindValue(file.packageName()).add(name, count);
      grew |= behindValue(file.fullName()).add(name, count);
    }
  }

  private void addMade(List<JavaToken> tokens, int at, JavaFile file) {
    if (at > 0 && tokens.get(at - 1).is("::")) {
      int first = at - 2;
      while (tokens.get(first - 1).is(".")) {
        first -= 2;
      }
      addMade(JavaToken.qualifiedName(tokens, first), JavaMember.ANY, file);
      return;
    }
    String name = JavaToken.qualifiedName(tokens, at + 1);
    int behind = at + 2 + 2 * (int) name.chars().filter(letter -> letter == '.').count();
    int bracket = tokens.get(behind).is("<") ? Arguments.behindAngles(tokens, behind) : behind;
    if (tokens.get(bracket).is("(")) {
      addMade(name, Arguments.count(tokens, bracket - 1), file);
      int body = JavaToken.behindClosing(tokens, bracket);
      if (body < tokens.size() && tokens.get(body).is("{")) {
        grew |= families.join(file, name);
      }
    }
  }

  private void addMade(String name, int count, JavaFile file) {
    runtime.type(file, name).ifPresent(type -> grew |= made.add(type.identity(), count));
  }
}
