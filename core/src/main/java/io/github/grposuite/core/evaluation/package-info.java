/** The data that a run is trained and judged on, and how its policy is measured. */
package io.github.grposuite.core.evaluation;
