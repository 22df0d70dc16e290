/** Static HTML pages: one for a report, one over several reports. */
package io.github.grposuite.reports.page;
