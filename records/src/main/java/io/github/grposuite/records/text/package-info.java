/** Text of files: UTF-8 in lines, and rows of CSV. */
package io.github.grposuite.records.text;
