/** What everything shares: preference pairs by group, and metrics with their direction. */
package io.github.grposuite.core;
