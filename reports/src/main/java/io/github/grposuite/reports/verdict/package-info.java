/** Claims about methods as data, and what the runs say of them. */
package io.github.grposuite.reports.verdict;
