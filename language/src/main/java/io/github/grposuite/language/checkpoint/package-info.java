/**
 * Checkpoint folders as Hugging Face writes them: config.json, the tensors that it calls for, and
 * their safetensors files, all validated before use. Knows no neural network library.
 */
package io.github.grposuite.language.checkpoint;
