/** The documents: handed in, watched while they are read, looked into and corrected, removed. */
package io.lotse.admin.library;
