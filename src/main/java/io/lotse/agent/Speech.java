package io.lotse.agent;

import java.util.List;
import java.util.function.Consumer;

import io.lotse.platform.Texts;

/**
 * What a run says: suggestions are taken out, unknown links and marks never leave, and the words of each turn begin a
 * paragraph of their own.
 */
class Speech {
  private final Citations citations;
  private final LinkGuard guard;
  private final FollowUps followUps;
  private boolean turnBegins;

  /** @param out takes what is said */
  Speech(Evidence evidence, Support support, Links links, Consumer<String> out) {
    this.citations = new Citations(evidence, support, out);
    this.guard = new LinkGuard(links, Texts.plain("agent", "link.removed"), citations::accept);
    this.followUps = new FollowUps(guard);
  }

  /** The words that follow are those of another turn. */
  void turnBegins() {
    flush();
    turnBegins = true;
  }

  void accept(String piece) {
    if (turnBegins && !citations.said().isBlank()) {
      citations.accept("\n\n");
    }
    turnBegins = false;
    followUps.accept(piece);
  }

  /** What is held is said. */
  void flush() {
    followUps.flush();
    guard.flush();
    citations.flush();
  }

  String said() {
    return citations.said();
  }

  List<Citations.Cited> cited() {
    return citations.cited();
  }

  /** What the person might ask next. */
  List<String> suggested() {
    return followUps.taken();
  }
}
