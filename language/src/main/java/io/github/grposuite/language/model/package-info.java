/** Decoder-only transformers of the Llama and Gemma families on DJL's PyTorch engine. */
package io.github.grposuite.language.model;
