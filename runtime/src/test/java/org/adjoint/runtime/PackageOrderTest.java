package org.adjoint.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackageOrderTest {
  private static final String ROOT = "org.adjoint.runtime";

  /** Each imports only those before it. */
  private static final List<String> ORDER =
      List.of(
          ROOT,
          ROOT + ".random",
          ROOT + ".json",
          ROOT + ".file",
          ROOT + ".csv",
          ROOT + ".array",
          ROOT + ".work",
          ROOT + ".program",
          ROOT + ".data",
          ROOT + ".train",
          ROOT + ".save",
          ROOT + ".progress",
          ROOT + ".model",
          ROOT + ".command");

  private static final JavaClasses CLASSES = imported();

  private static JavaClasses imported() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(location -> !location.contains("/test-classes/"))
        .importPackages(ROOT);
  }

  @Test
  void aPackageImportsOnlyThoseBeforeIt() {
    IntStream.range(0, ORDER.size() - 1)
        .forEach(
            i ->
                noClasses()
                    .that()
                    .resideInAPackage(ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new))
                    .check(CLASSES));
  }

  @Test
  void everyClassIsInAPackageOfTheOrder() {
    assertThat(CLASSES).isNotEmpty().allMatch(type -> ORDER.contains(type.getPackageName()));
  }

  @Test
  void nothingButTheJdkIsNeeded() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", ROOT + "..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void nothingIsReachedByReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Constructor.class, Field.class, Method.class, Proxy.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .because("native images need no hints then")
        .check(CLASSES);
  }
}
