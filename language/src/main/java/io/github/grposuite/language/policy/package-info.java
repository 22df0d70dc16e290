/** A language model as a policy: tokens in, log-probabilities and their gradients out. */
package io.github.grposuite.language.policy;
