package io.lotse.testing.s3;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableSet;

/** The answer of {@code ListObjectsV2}. */
final class Listing {
  /** Fewer than S3's thousand, so that few objects make several pages. */
  static final int LARGEST_PAGE = 10;

  private Listing() {}

  static byte[] of(NavigableSet<String> all, SignedRequest request) {
    String prefix = orEmpty(request.parameter("prefix"));
    String after = orEmpty(request.parameter("start-after"));
    int limit = Math.min(LARGEST_PAGE, Integer.parseInt(request.parameter("max-keys")));
    List<String> matching = all.tailSet(after, false).stream().filter(key -> key.startsWith(prefix)).toList();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>")
        .append(matching.size() > limit).append("</IsTruncated>");
    matching.stream().limit(limit).forEach(key -> xml.append("<Contents><Key>").append(key)
        .append("</Key></Contents>"));
    return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
