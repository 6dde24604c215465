/** The files of documents: stored before any row speaks of them, and removed after the last that does. */
package io.lotse.knowledge.original;
