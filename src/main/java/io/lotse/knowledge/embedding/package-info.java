/** Vectors of chunks and questions: which model makes them, that it is the one of the library, where they are kept. */
package io.lotse.knowledge.embedding;
