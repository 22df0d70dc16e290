/** What is trained, on which data, and how: each kind of policy with its own data and methods. */
package io.github.grposuite.experiments.training;
