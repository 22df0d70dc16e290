/**
 * What the paper's propositions say of a given problem, exactly: the saddle point of equation 9
 * with a certificate, the errors of an iterate against it, and the constants, step sizes and bounds
 * of propositions 4.1 and E.2.
 */
package io.github.grposuite.core.theory;
