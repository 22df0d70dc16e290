/**
 * Static HTML pages: one for a report, one over several reports. Records of what is shown are put
 * into FreeMarker templates, and as JSON before the page's script, which draws figures and lists
 * cells.
 */
package io.github.grposuite.reports.page;
