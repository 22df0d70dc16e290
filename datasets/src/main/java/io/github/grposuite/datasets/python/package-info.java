/** What Python wrote or would have drawn: its literals, its numbers as text, pandas' samples. */
package io.github.grposuite.datasets.python;
