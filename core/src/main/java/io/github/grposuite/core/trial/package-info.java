/**
 * Tries a loss, a weighting or a solver of the user's own before it trains: what it promises is
 * checked on a few numbers.
 */
package io.github.grposuite.core.trial;
