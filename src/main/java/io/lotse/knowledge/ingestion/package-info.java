/** The work on a job, step by step: each is kept before the next begins, so it goes on after whatever happens. */
package io.lotse.knowledge.ingestion;
