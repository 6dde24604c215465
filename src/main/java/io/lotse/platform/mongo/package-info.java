/** EclipseLink NoSQL on MongoDB with the current driver: one shared client, full connection strings, millisecond dates. */
package io.lotse.platform.mongo;
