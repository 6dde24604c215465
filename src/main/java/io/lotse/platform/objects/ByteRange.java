package io.lotse.platform.objects;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an object that a request asks for (RFC 9110, section 14): one range of bytes, both ends included. Several
 * ranges, other units and what is malformed count as not asked for, which the RFC allows.
 */
record ByteRange(long first, long last) {
  private static final Pattern FORM = Pattern.compile("(?i)bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /**
   * The range of a {@code Range} header (null = none); empty = the whole object.
   *
   * @param size of the object, in bytes
   */
  static Optional<ByteRange> of(String header, long size) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (form.group(1).isEmpty()) {
      long length = Math.min(Long.parseLong(form.group(2)), size);
      return Optional.of(new ByteRange(size - length, size - 1));
    }
    long first = Long.parseLong(form.group(1));
    long last = form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2));
    return first > last ? Optional.empty() : Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  /** Whether there is a byte to send: it starts within the object. */
  boolean isSatisfiable() { return first <= last; }

  long length() {
    return last - first + 1;
  }
}
