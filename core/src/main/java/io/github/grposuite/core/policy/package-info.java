/** Log-linear policies: the data they are trained on, and how they are measured. */
package io.github.grposuite.core.policy;
