/** Object storage: originals of documents and photos, by key. */
package io.lotse.platform.objects;
