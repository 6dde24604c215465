/**
 * From documents to passages, in inner rooms of which each uses only those named before it:
 * <dl>
 * <dt>{@code parsing}</dt><dd>a file becomes text, sections and chunks</dd>
 * <dt>{@code index}, {@code index.weaviate}</dt><dd>the index as a port, with two adapters</dd>
 * <dt>{@code ranking}</dt><dd>in which order the chunks of an index answer a question</dd>
 * <dt>{@code embedding}</dt><dd>the vectors of chunks and questions</dd>
 * <dt>{@code indexing}</dt><dd>keeps the indexes in step with the tables</dd>
 * <dt>{@code original}</dt><dd>the files as they were handed in</dd>
 * <dt>{@code document}</dt><dd>documents, their editions, and what these consist of</dd>
 * <dt>{@code job}</dt><dd>what is to be ingested, and how far that is</dd>
 * <dt>{@code ingestion}</dt><dd>the work itself, from the original to the index</dd>
 * <dt>{@code intake}</dt><dd>the way of a file into the library</dd>
 * <dt>{@code library}</dt><dd>what those do who keep the documents</dd>
 * <dt>{@code search}</dt><dd>passages for a question, and where a quote stands</dd>
 * <dt>{@code evaluation}</dt><dd>how good the search is</dd>
 * <dt>{@code upkeep}</dt><dd>tables, indexes and object store are compared and put right</dd>
 * </dl>
 * What stands in the room itself sets them going.
 */
package io.lotse.knowledge;
