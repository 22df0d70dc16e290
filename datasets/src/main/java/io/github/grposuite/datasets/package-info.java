/** A preference as text, whatever data it comes from, and its files. */
package io.github.grposuite.datasets;
