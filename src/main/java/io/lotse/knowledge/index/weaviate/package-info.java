/** The index on a Weaviate server, one for all nodes: the same terms and vectors as in the embedded one. */
package io.lotse.knowledge.index.weaviate;
