package nl.dijkwacht.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use whom, and nothing else. */
class ArchitectureTest {

  private static final String ROOT = "nl.dijkwacht.";

  /** Each module and the modules that it may use; {@code app} wires all of them. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("core", Set.of()),
          Map.entry("documents", Set.of()),
          Map.entry("broker", Set.of()),
          Map.entry("rules", Set.of()),
          Map.entry("aws", Set.of()),
          Map.entry("simulator", Set.of("core", "documents")),
          Map.entry("sigma", Set.of("core", "documents")),
          Map.entry("expressions", Set.of("documents")),
          Map.entry("controls", Set.of("core", "documents", "expressions")),
          Map.entry("registers", Set.of("core", "documents")),
          Map.entry("reports", Set.of("core", "registers")),
          Map.entry("topics", Set.of("core", "documents")),
          Map.entry("metrics", Set.of("core", "documents")),
          Map.entry(
              "publish",
              Set.of("core", "documents", "expressions", "registers", "topics", "metrics", "aws")),
          Map.entry("collectors", Set.of("core", "topics", "metrics", "aws")),
          Map.entry(
              "streams", Set.of("core", "sigma", "controls", "registers", "topics", "metrics")),
          Map.entry("api", Set.of("core", "topics", "metrics", "registers")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("nl.dijkwacht");

  @TestFactory
  Stream<DynamicTest> modulesUseOnlyWhatTheDesignAllows() {
    return MAY_USE.entrySet().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module.getKey(), () -> checkUses(module.getKey(), module.getValue())));
  }

  private static void checkUses(String module, Set<String> mayUse) {
    String[] foreign =
        modules().stream()
            .filter(other -> !other.equals(module) && !mayUse.contains(other))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(foreign)
        .check(CLASSES);
  }

  @Test
  void theTableNamesEveryModule() {
    assertThat(modules())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(MAY_USE.keySet().stream(), Stream.of("app")).collect(Collectors.toSet()));
  }

  @Test
  void coreNeedsTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("nl.dijkwacht.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("nl.dijkwacht.core..", "java..", "javax.crypto..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void rulesAreMatchedWithoutKafkaAndAws() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "nl.dijkwacht.sigma..",
            "nl.dijkwacht.documents..",
            "nl.dijkwacht.expressions..",
            "nl.dijkwacht.controls..",
            "nl.dijkwacht.registers..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "software.amazon..", "io.micrometer..")
        .check(CLASSES);
  }

  @Test
  void readingFilesNeedsNoKafka() {
    noClasses()
        .that()
        .resideInAPackage("nl.dijkwacht.collectors.files..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "nl.dijkwacht.topics..")
        .check(CLASSES);
  }

  @Test
  void stagesKnowTheRuntimeAndNoOtherStage() {
    slices()
        .matching("nl.dijkwacht.streams.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            JavaClass.Predicates.resideInAPackage("nl.dijkwacht.streams.."),
            JavaClass.Predicates.resideInAPackage("nl.dijkwacht.streams.runtime.."))
        .check(CLASSES);
  }

  @Test
  void groupsOfCommandsKnowWhatTheyShareAndNoOtherGroup() {
    String commands = "nl.dijkwacht.app.commands.";
    slices()
        .matching(commands + "(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            JavaClass.Predicates.resideInAPackage(commands + "."),
            JavaClass.Predicates.resideInAnyPackage(
                commands + "casework", commands + "options", commands + "publishing"))
        .check(CLASSES);
  }

  @Test
  void kafkasInternalClassesStayInTheBroker() {
    noClasses()
        .that()
        .resideOutsideOfPackage("nl.dijkwacht.broker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..")
        .check(CLASSES);
  }

  /**
   * What comes from outside would be looked up; the JDK reads literals by the same method. The
   * simulator gives it its own only, and channels look up whom their configuration names.
   */
  @Test
  void noAddressIsReadByAskingANameServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages("nl.dijkwacht.simulator..", "nl.dijkwacht.publish.channels..")
        .should()
        .callMethod(InetAddress.class, "getByName", String.class)
        .orShould()
        .callMethod(InetAddress.class, "getAllByName", String.class)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("nl.dijkwacht.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  private static Set<String> modules() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ROOT))
        .map(name -> Arrays.asList(name.split("\\.")).get(2))
        // In main sources of its own, but for tests alone.
        .filter(name -> !name.equals("testkit"))
        .collect(Collectors.toSet());
  }
}
