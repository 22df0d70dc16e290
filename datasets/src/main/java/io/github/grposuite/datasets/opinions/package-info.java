/**
 * Opinion surveys by group: the reader of global_opinions.csv and a simulated survey of the same
 * format; splits, prompts, preference pairs and their export.
 */
package io.github.grposuite.datasets.opinions;
