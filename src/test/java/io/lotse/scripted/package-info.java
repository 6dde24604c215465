/**
 * An OpenAI-compatible server whose behaviour stands in the name of the model that is asked for: for tests, demos and
 * measurements without a language model. {@link io.lotse.scripted.Script} lists the words that it knows.
 */
package io.lotse.scripted;
