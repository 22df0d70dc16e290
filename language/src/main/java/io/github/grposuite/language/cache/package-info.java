/** What is costly to compute and depends on nothing but its inputs, kept on disk. */
package io.github.grposuite.language.cache;
