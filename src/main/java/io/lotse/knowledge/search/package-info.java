/** Passages for a question, the page on which a quote stands, and reading on in a document. */
package io.lotse.knowledge.search;
