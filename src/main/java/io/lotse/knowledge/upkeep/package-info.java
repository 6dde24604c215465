/** What is due by itself: database, indexes and object store are compared, and what differs is put right. */
package io.lotse.knowledge.upkeep;
