package io.github.grposuite.language.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Training sees a model through its interface alone. */
@AnalyzeClasses(
    packages = "io.github.grposuite.language.training",
    importOptions = ImportOption.DoNotIncludeTests.class)
class IndependenceTest {
  @ArchTest
  static final ArchRule knowsNoNeuralNetworkLibrary =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("ai.djl..");
}
