/** Documents and their editions, with the pages, sections and chunks of which an edition consists. */
package io.lotse.knowledge.document;
