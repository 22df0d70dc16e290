package io.github.grposuite.language;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.nn.Activation;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Calls into the engine that compile, run, and give wrong gradients now and then. */
@AnalyzeClasses(
    packages = "io.github.grposuite.language",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> ARRAYS =
      JavaClass.Predicates.assignableTo(NDArray.class)
          .or(JavaClass.Predicates.assignableTo(NDArrays.class))
          .or(JavaClass.Predicates.assignableTo(NDArrayEx.class));

  private static final DescribedPredicate<JavaCall<?>> ARITHMETIC_WITH_A_NUMBER =
      DescribedPredicate.describe(
          "arithmetic of an NDArray with a Java number",
          call ->
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.isEquivalentTo(Number.class)));

  /**
   * DJL 0.36 wraps the number in a buffer that it frees while the recorded graph still points at
   * it, so that a garbage collection before the backward pass changes the gradient. Sums and
   * differences are not affected.
   */
  @ArchTest
  static final ArchRule noArithmeticWithNumbers =
      noClasses()
          .should()
          .callCodeUnitWhere(
              target(owner(ARRAYS))
                  .and(target(nameMatching("r?(mul|div|mod|pow)i?|maximum|minimum")))
                  .and(ARITHMETIC_WITH_A_NUMBER))
          .because("the engine frees the number before the backward pass; make it an NDArray");

  /** The engine's swish multiplies by such a number. */
  @ArchTest
  static final ArchRule noSwish =
      noClasses()
          .should()
          .callCodeUnitWhere(
              target(owner(ARRAYS.or(JavaClass.Predicates.assignableTo(Activation.class))))
                  .and(target(nameMatching("swish(Block)?"))))
          .because("the engine's swish has wrong gradients now and then; use sigmoid and mul");

  @Test
  void theRulesBite() {
    var careless = new ClassFileImporter().importClasses(Careless.class);
    assertThat(
            noArithmeticWithNumbers.evaluate(careless).getFailureReport().getDetails().stream()
                .map(detail -> detail.replaceAll(".*Careless\\.(\\w+)\\(.*", "$1")))
        .containsExactlyInAnyOrder(
            "mul", "div", "pow", "maximum", "minimum", "muli", "divi", "powi", "staticMul");
    assertThat(noSwish.evaluate(careless).getFailureReport().getDetails()).hasSize(2);
  }

  /** Everything that must not be written. */
  static final class Careless {
    private Careless() {}

    static NDArray mul(NDArray x) {
      return x.mul(2);
    }

    static NDArray div(NDArray x) {
      return x.div(2.0);
    }

    static NDArray pow(NDArray x) {
      return x.pow(2);
    }

    static NDArray maximum(NDArray x) {
      return x.maximum(0);
    }

    static NDArray minimum(NDArray x) {
      return x.minimum(0f);
    }

    static NDArray muli(NDArray x) {
      return x.muli(2);
    }

    static NDArray divi(NDArray x) {
      return x.divi(2);
    }

    static NDArray powi(NDArray x) {
      return x.powi(2);
    }

    static NDArray staticMul(NDArray x) {
      return NDArrays.mul(2, x);
    }

    static NDArray swish(NDArray x) {
      return Activation.swish(x, 1);
    }

    static NDArray internalSwish(NDArray x) {
      return x.getNDArrayInternal().swish(1);
    }

    static NDArray allowed(NDArray x) {
      return x.add(1).sub(x.mul(x)).clip(0, 1);
    }
  }
}
