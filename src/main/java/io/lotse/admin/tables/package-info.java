/** What pages with a table beside filters have in common. */
package io.lotse.admin.tables;
