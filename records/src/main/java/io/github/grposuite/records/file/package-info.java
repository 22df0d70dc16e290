/**
 * Files as such: their digests, and how they get on disk whole or not at all. Knows nothing of
 * records.
 */
package io.github.grposuite.records.file;
