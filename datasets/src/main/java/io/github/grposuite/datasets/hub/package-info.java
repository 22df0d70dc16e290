/**
 * Files of the Hugging Face Hub: fetched whole or resumed, checked, and recorded with where they
 * came from.
 */
package io.github.grposuite.datasets.hub;
