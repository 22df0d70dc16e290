package io.github.grposuite.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.Serializable;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The rooms and their doors: see docs/architecture.md. */
@AnalyzeClasses(
    packages = "io.github.grposuite",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoFixtures.class})
class ArchitectureTest {
  private static final String ROOT = "io.github.grposuite.";

  /** What tests of several modules share comes as jars of test classes. */
  static final class NoFixtures implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule modulesDependDownwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("core")
          .definedBy(ROOT + "core..")
          .layer("datasets")
          .definedBy(ROOT + "datasets..")
          .layer("records")
          .definedBy(ROOT + "records..")
          .layer("language")
          .definedBy(ROOT + "language..")
          .layer("reports")
          .definedBy(ROOT + "reports..")
          .layer("experiments")
          .definedBy(ROOT + "experiments..")
          .layer("cli")
          .definedBy(ROOT + "cli..")
          .whereLayer("core")
          .mayOnlyBeAccessedByLayers(
              "records", "datasets", "language", "reports", "experiments", "cli")
          .whereLayer("records")
          .mayOnlyBeAccessedByLayers("datasets", "language", "reports", "experiments", "cli")
          .whereLayer("datasets")
          .mayOnlyBeAccessedByLayers("language", "experiments", "cli")
          .whereLayer("language")
          .mayOnlyBeAccessedByLayers("experiments", "cli")
          .whereLayer("reports")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("experiments")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices().matching(ROOT + "(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule experimentsFlowOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("spec")
          .definedBy(ROOT + "experiments.spec..")
          .layer("plan")
          .definedBy(ROOT + "experiments.plan..")
          .layer("engine")
          .definedBy(ROOT + "experiments.engine..")
          .whereLayer("engine")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("engine");

  @ArchTest
  static final ArchRule recordsFlowOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("files")
          .definedBy(ROOT + "records.file..")
          .layer("contract")
          .definedBy(ROOT + "records")
          .layer("store")
          .definedBy(ROOT + "records.store..")
          .whereLayer("store")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("contract")
          .mayOnlyBeAccessedByLayers("store");

  /** What reports know of an experiment's directory is the contract, not who fills it. */
  @ArchTest
  static final ArchRule reportsDoNotKnowTheStore =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "reports..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "records.store..");

  @ArchTest
  static final ArchRule onlyRecordsReplaceFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "records.file..")
          .should()
          .accessField(StandardCopyOption.class, "ATOMIC_MOVE")
          .orShould()
          .callMethod(Files.class, "move", Path.class, Path.class, CopyOption[].class);

  @ArchTest
  static final ArchRule onlyRecordsTakeDigests =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "records.file..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.MessageDigest")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.commons.codec.digest.DigestUtils");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule coreDoesNoInputOrOutput =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "core..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
                  .and(DescribedPredicate.not(JavaClass.Predicates.type(Serializable.class))));

  @ArchTest
  static final ArchRule onlyOneClassKnowsTheVectorApi =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + "core.kernel.VectorKernel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  @ArchTest
  static final ArchRule noGlobalRandomness =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class);

  /** Double.toString is not the same before and after JDK 19. */
  @ArchTest
  static final ArchRule recordsDoNotUseDoubleToString =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "records..", ROOT + "reports..")
          .should()
          .callMethod(Double.class, "toString", double.class)
          .orShould()
          .callMethod(String.class, "valueOf", double.class)
          .orShould()
          .callMethod(StringBuilder.class, "append", double.class);
}
