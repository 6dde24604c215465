package io.lotse.content;

import java.util.List;

import io.lotse.platform.Offered;

/**
 * What came of a batch.
 *
 * @param failedIds those that there are not, in the order of the request
 */
@Offered("admin: to tell what came of a batch")
public record BatchResult(int successCount, List<Integer> failedIds, String message) {
  static BatchResult of(String verb, int count, String many, List<Integer> failed) {
    return new BatchResult(count, failed,
        count == 0 ? "No " + many + " were " + verb.toLowerCase(java.util.Locale.ROOT)
            : verb + " " + count + " " + many);
  }
}
