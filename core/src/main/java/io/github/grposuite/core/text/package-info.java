/** Text that people gave: which of it can be carried, and how it is shown in messages. */
package io.github.grposuite.core.text;
