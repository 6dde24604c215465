package io.lotse.chat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.lotse.chat.live.EventIds;
import io.lotse.chat.live.Turn;
import io.lotse.platform.EventWriter;
import io.lotse.platform.Json;
import io.lotse.platform.Problem;

/**
 * What one person hears of a conversation. It is told apart from the tables: whatever is there, and is not as it was when
 * last told, is told.
 */
final class Feed {
  static final int MOST_MESSAGES = 20;
  private static final System.Logger LOG = System.getLogger(Feed.class.getName());
  /** Changes become visible a little after their time, and clocks of nodes differ a little. */
  private static final Duration BLUR = Duration.ofSeconds(2);
  private final long since = System.nanoTime();
  private final UUID session;
  private final EventWriter out;
  private final Supplier<Conversations.Glance> look;
  private final Executor threads;
  private final Turn turn = new Turn(this::tellNews);
  private final boolean goesOn;
  private final Map<UUID, Integer> known = new HashMap<>();
  private List<Object> knownFacts;
  private final UUID followed;
  private volatile boolean following;
  private volatile boolean awaits;

  /**
   * @param look how the conversation is now; fails with 404 once it is deleted
   * @param threads that may be kept waiting
   * @param before how it was at the beginning
   * @param after the last event that is known there; null = all of before is known
   * @param followed the running answer whose events are told here, so its message is not; null = none
   */
  Feed(UUID session, EventWriter out, Supplier<Conversations.Glance> look, Executor threads,
      Conversations.Glance before, Long after, UUID followed) {
    this.session = session;
    this.out = out;
    this.look = look;
    this.threads = threads;
    this.goesOn = after != null;
    this.knownFacts = facts(before.session());
    this.followed = followed;
    this.following = followed != null;
    boolean beforeFollowed = following;
    for (MessageView message : before.messages()) {
      if (beforeFollowed || isKnown(message, before, after)) {
        known.put(message.id(), fingerprint(message));
      }
      beforeFollowed &= !message.id().equals(followed);
    }
  }

  /** Who wants all of the running answer gets its message if it has ended meanwhile. */
  private static boolean isKnown(MessageView message, Conversations.Glance before, Long after) {
    if (after == null || after == 0) {
      return after == null || !message.id().equals(before.messages().getLast().id());
    }
    return !before.changed().get(message.id()).isAfter(EventIds.time(after).minus(BLUR));
  }

  UUID session() {
    return session;
  }

  void followsNoMore() {
    following = false;
    wake();
  }

  /** There may be something new. */
  void wake() {
    turn.ask(threads);
  }

  /** Whether an answer is waited for that is not written here. */
  boolean awaits() {
    return awaits && !out.hasEnded();
  }

  boolean isOver(Duration longest) {
    return System.nanoTime() - since >= longest.toNanos();
  }

  boolean hasEnded() {
    return out.hasEnded();
  }

  void end() {
    out.close();
  }

  private void tellNews() {
    if (out.hasEnded()) {
      return;
    }
    try {
      tell(look.get());
    } catch (Problem deleted) {
      end();
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "news of a conversation could not be told; its follower comes again",
          failed);
      end();
    }
  }

  private void tell(Conversations.Glance now) {
    for (MessageView message : now.messages()) {
      Integer before = known.put(message.id(), fingerprint(message));
      if (!Objects.equals(before, known.get(message.id())) && !message.id().equals(followed)) {
        tell("message", message);
      }
    }
    List<Object> facts = facts(now.session());
    if (!facts.equals(knownFacts)) {
      knownFacts = facts;
      tell("session", now.session());
    }
    awaits = goesOn && !following && !now.messages().isEmpty()
        && now.messages().getLast().status().equals("running");
  }

  /** Beside an answer that is being followed, an id would make its later events seem older. */
  private void tell(String name, Object data) {
    out.send(following ? null : String.valueOf(EventIds.now()), name, Json.text(data));
  }

  private static int fingerprint(MessageView message) {
    return Objects.hash(message.status(), message.content());
  }

  private static List<Object> facts(SessionView session) {
    return java.util.Arrays.asList(session.title(), session.pinned(), session.openInterruptId());
  }
}
