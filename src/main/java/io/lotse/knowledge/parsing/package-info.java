/** From a file to text, sections and chunks: what a document says, where it stands, and in which portions it is searched. */
package io.lotse.knowledge.parsing;
