package io.lotse.knowledge.library;

import io.lotse.platform.Offered;

/**
 * What goes when a document is removed.
 *
 * @param files originals in the object store, of all its versions that are still kept
 * @param bytes of them together
 * @param corrections chunks that somebody has corrected or left out
 * @param questions saved evaluation questions whose answer stands in it; they stay, and are then answered by nothing
 */
@Offered("admin: to say what removing a document means")
public record RemovalPlan(String filename, long files, long bytes, long pages, long sections, long chunks, long vectors,
    long corrections, long questions) {}
