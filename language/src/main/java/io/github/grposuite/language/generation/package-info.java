/** Answers of a language model, token by token: greedy or sampled. */
package io.github.grposuite.language.generation;
