/** How files come into the library: uploads, new versions and the import directory. */
package io.lotse.knowledge.intake;
