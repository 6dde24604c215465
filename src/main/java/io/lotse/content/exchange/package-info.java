/** Tables as files: the part of import and export that knows nothing of what is in them. */
package io.lotse.content.exchange;
