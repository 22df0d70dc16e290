/** Training steps of a language model, to be compared with PyTorch's. */
package io.github.grposuite.benchmarks.language;
