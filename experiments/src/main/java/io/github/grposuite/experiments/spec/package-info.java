/** Experiment specifications: YAML, settings, changes from the command line. */
package io.github.grposuite.experiments.spec;
