/**
 * What training will take, by count: operations, memory, and time by the rate at which a machine
 * multiplies matrices.
 */
package io.github.grposuite.language.estimate;
