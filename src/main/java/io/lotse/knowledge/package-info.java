/** From documents to passages: ingestion, the index, search and its evaluation. */
package io.lotse.knowledge;
