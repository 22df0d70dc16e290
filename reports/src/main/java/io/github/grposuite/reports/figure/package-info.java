/** Which figures an experiment gets, and what each of them shows. */
package io.github.grposuite.reports.figure;
