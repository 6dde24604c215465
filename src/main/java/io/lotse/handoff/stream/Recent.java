package io.lotse.handoff.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest notifications as frames, written once for all readers; who is further behind reads the table. Complete from
 * its floor on: after the floor there is none that is missing here.
 */
final class Recent {
  private static final int MOST = 2_000;
  private static final int MOST_CHARACTERS = 8_000_000;
  private final TreeMap<Long, String> frames = new TreeMap<>();
  private long floor;
  private int characters;

  /** A frame at its place in the order. */
  record Entry(long position, String frame) {}

  Recent(long floor) {
    this.floor = floor;
  }

  synchronized void add(long position, String frame) {
    frames.put(position, frame);
    characters += frame.length();
    while (frames.size() > MOST || characters > MOST_CHARACTERS && frames.size() > 1) {
      var oldest = frames.pollFirstEntry();
      floor = oldest.getKey();
      characters -= oldest.getValue().length();
    }
  }

  /** Up to which position it has been told. */
  synchronized long head() {
    return frames.isEmpty() ? floor : frames.lastKey();
  }

  /** What comes after a position; empty when that is too long ago to be known here. */
  synchronized Optional<List<Entry>> after(long position, int limit) {
    if (position < floor) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    frames.tailMap(position, false).entrySet().stream().limit(limit).forEach(each -> entries.add(
        new Entry(each.getKey(), each.getValue())));
    return Optional.of(entries);
  }
}
