/** Broken copies of files, with which the readers of every module are tried. */
package io.github.grposuite.records.fuzz;
