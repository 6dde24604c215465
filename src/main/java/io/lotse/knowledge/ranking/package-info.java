/** Ranking: what a question asks for, and in which order the chunks of the index answer it. */
package io.lotse.knowledge.ranking;
