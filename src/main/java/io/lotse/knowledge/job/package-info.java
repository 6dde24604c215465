/** Jobs of ingestion: what is to be done, which node does it, how far it is, and what happened. */
package io.lotse.knowledge.job;
