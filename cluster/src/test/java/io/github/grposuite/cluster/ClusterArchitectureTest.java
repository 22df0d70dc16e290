package io.github.grposuite.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** That only the command line prints. No other module has Spark or this one on its class path. */
@AnalyzeClasses(
    packages = "io.github.grposuite.cluster",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ClusterArchitectureTest {
  @ArchTest
  static final ArchRule clusterDoesNotPrint =
      noClasses().should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule clusterKnowsNoCommandLine =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.github.grposuite.cli..");
}
