package io.lotse.knowledge.original;

import java.util.UUID;

/** A file whose bytes are safe in the object store, under the id that its document is going to have. */
public record StoredOriginal(UUID documentId, String objectKey, Received file) {}
