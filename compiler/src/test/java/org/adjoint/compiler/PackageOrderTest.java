package org.adjoint.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackageOrderTest {

  private static final String ROOT = "org.adjoint.compiler";

  /** Each imports only those before it. */
  private static final List<String> ORDER =
      List.of(
          ROOT + ".source..",
          ROOT + ".diagnostic..",
          ROOT + ".syntax..",
          ROOT + ".parse..",
          ROOT + ".format..",
          ROOT + ".ir..",
          ROOT + ".op..",
          ROOT + ".autodiff..",
          ROOT + ".interpret..",
          ROOT + ".check..",
          ROOT + ".lower..",
          ROOT + ".advise..",
          ROOT + ".probe..",
          ROOT + ".optimize..",
          ROOT + ".plan..",
          ROOT + ".emit..",
          ROOT + ".load..",
          ROOT,
          ROOT + ".analysis..",
          ROOT + ".derivation..",
          ROOT + ".build..",
          ROOT + ".generate..",
          ROOT + ".standalone..");

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    // By the folder's name alone: ArchUnit's own option knows only the default build folder.
    ImportOption withoutTests = location -> !location.contains("/test-classes/");
    classes = new ClassFileImporter().withImportOption(withoutTests).importPackages(ROOT);
  }

  static Stream<Arguments> packagesWithThoseAfter() {
    return IntStream.range(0, ORDER.size() - 1)
        .mapToObj(i -> Arguments.of(ORDER.get(i), ORDER.subList(i + 1, ORDER.size())));
  }

  @ParameterizedTest
  @MethodSource("packagesWithThoseAfter")
  void aPackageImportsOnlyThoseBeforeIt(String earlier, List<String> later) {
    check(
        noClasses()
            .that()
            .resideInAPackage(earlier)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later.toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("librariesWithTheirUsers")
  void onlyFewPackagesUseALibrary(List<String> users, List<String> library) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(users.toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(library.toArray(String[]::new)));
  }

  static Stream<Arguments> librariesWithTheirUsers() {
    return Stream.of(
        Arguments.of(List.of(ROOT + ".parse.."), List.of("org.antlr..", "org.adjoint.grammar..")),
        Arguments.of(
            List.of(ROOT + ".emit..", ROOT + ".generate.."), List.of("com.palantir.javapoet..")),
        Arguments.of(
            List.of(ROOT + ".load.."), List.of("org.codehaus.janino..", "org.codehaus.commons..")));
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void everyClassIsInAPackageOfTheOrder() {
    assertThat(classes)
        .isNotEmpty()
        .allMatch(type -> ORDER.stream().anyMatch(pattern -> isIn(type.getPackageName(), pattern)));
  }

  private static boolean isIn(String packageName, String pattern) {
    String plain = pattern.replace("..", "");
    return packageName.equals(plain)
        || (pattern.endsWith("..") && packageName.startsWith(plain + "."));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }
}
