/** Administering people, and looking at what was done. */
package io.lotse.admin;
