/** The paper's synthetic world, general in groups, actions, features, rewards and noise. */
package io.github.grposuite.datasets.synthetic;
