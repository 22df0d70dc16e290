/** Features of text. */
package io.github.grposuite.datasets.text;
