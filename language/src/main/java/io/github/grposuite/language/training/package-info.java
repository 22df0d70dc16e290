/**
 * Supervised fine-tuning and group robust preference training of a {@link
 * io.github.grposuite.language.policy.TrainablePolicy}: objectives, optimiser, learning rate,
 * evaluation, and checkpoints that training goes on from bit by bit. Knows no neural network
 * library.
 */
package io.github.grposuite.language.training;
