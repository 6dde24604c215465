/** The searchable form of chunks: how text becomes terms, and the index that keeps terms and vectors. */
package io.lotse.knowledge.index;
