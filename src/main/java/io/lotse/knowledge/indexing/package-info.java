/** Keeps the indexes in step with the tables, on every node, and changes over from one embedding model to the next. */
package io.lotse.knowledge.indexing;
