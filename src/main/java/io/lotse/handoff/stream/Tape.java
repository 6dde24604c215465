package io.lotse.handoff.stream;

import java.util.List;
import java.util.Optional;

/** Where a connection draws what it has not sent yet: the feed, or a test's stand-in. */
interface Tape {
  /** What comes after a position, if it is recent enough to be known without asking the table. */
  Optional<List<Recent.Entry>> known(long position);

  /** What comes after a position by the table, without what somebody has seen to meanwhile. */
  List<Recent.Entry> read(long position);

  /** The position up to which all is known. */
  long head();
}
