package io.github.grposuite.language.model;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The engine frees a Java number that multiplies, divides, raises or bounds an array while the
 * graph still points at it; the gradient is then wrong after a garbage collection, see {@link
 * GradientsTest}. Numbers that are added are safe.
 */
@AnalyzeClasses(
    packages = "io.github.grposuite.language",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ScalarsTest {
  @ArchTest
  static final ArchRule numbersDoNotMultiplyArrays =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(Predicates.assignableTo(NDArray.class)))
                  .and(target(nameMatching("(mul|div|pow|maximum|minimum|mod|rdiv|rpow)i?")))
                  .and(target(rawParameterTypes(Number.class))));

  @ArchTest
  static final ArchRule activationsAreWrittenOut =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("ai.djl.nn.Activation");
}
