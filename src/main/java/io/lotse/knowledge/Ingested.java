package io.lotse.knowledge;

import java.util.List;

import io.lotse.knowledge.ingest.ParsedChunk;
import io.lotse.knowledge.ingest.ParsedDocument;

/**
 * Everything that ingestion makes of a document.
 *
 * @param vectors one for each chunk, or none where no embedding model is live
 * @param model identity of the model that made them
 */
record Ingested(ParsedDocument parsed, List<ParsedChunk> chunks, List<float[]> vectors, String model) {}
