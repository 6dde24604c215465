/** What the nodes of one installation tell each other, by PostgreSQL's LISTEN and NOTIFY. */
package io.lotse.platform.nodes;
