package io.github.grposuite.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** Who may use this module and Spark, and that only the command line prints. */
@AnalyzeClasses(
    packages = "io.github.grposuite",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ClusterArchitectureTest {
  private static final String CLUSTER = "io.github.grposuite.cluster..";

  @ArchTest
  static final ArchRule nobodyElseKnowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLUSTER, "org.apache.spark..");

  @ArchTest
  static final ArchRule clusterDoesNotPrint =
      noClasses()
          .that()
          .resideInAPackage(CLUSTER)
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule clusterKnowsNoCommandLine =
      noClasses()
          .that()
          .resideInAPackage(CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.grposuite.cli..");
}
