/** Pairs as tokens, for language models and for features from their hidden states. */
package io.github.grposuite.language.pairs;
