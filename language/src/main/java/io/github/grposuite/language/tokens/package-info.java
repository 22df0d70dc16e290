/** Text to token ids and back. */
package io.github.grposuite.language.tokens;
