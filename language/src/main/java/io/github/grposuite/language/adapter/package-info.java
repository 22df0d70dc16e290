/** Low-rank adapters (Hu et al. 2021), and their files in PEFT's format. */
package io.github.grposuite.language.adapter;
