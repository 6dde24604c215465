package io.lotse.content;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total the number of all entries that were asked for, whatever the part
 */
record Part(List<? extends Shown> entries, long total) {
  /** The same entries of the FAQ in a language; those that do not have it as they are. */
  Part in(String language) {
    return language == null ? this
        : new Part(entries.stream().map(FaqView.class::cast).map(each -> each.in(language)).toList(), total);
  }
}
