/** Conversations as the text that a model was trained to read: its chat template. */
package io.github.grposuite.language.chat;
