package io.lotse.chat.live;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.platform.Json;

/**
 * What an answer has told, for those who come later or read slowly. Telling never waits for a reader. So much is kept; what
 * is older is replaced by the text that it amounts to.
 */
public final class AnswerLog {
  /** Characters of events that are kept. */
  static final int MOST = 1_000_000;
  private final UUID message;
  private final EventIds ids;
  private final List<LoggedEvent> kept = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Runnable> readers = new CopyOnWriteArrayList<>();
  private long size;
  private long lastDropped;
  private int textDropped;
  private boolean ended;

  /** @param message the answer's */
  public AnswerLog(UUID message, EventIds ids) {
    this.message = message;
    this.ids = ids;
  }

  /** Tells an event. */
  public void send(String name, Object data) {
    add(name, Json.text(data), "", false);
  }

  /** Tells a piece of the text. */
  public void say(String piece) {
    add("token", Json.text(Map.of("content", piece)), piece, false);
  }

  /** Tells the last event. */
  public void end(String name, Object data) {
    add(name, Json.text(data), "", true);
  }

  /** Some of what was told after that event; begins with a snapshot of the text where part of it is kept no more. */
  synchronized List<LoggedEvent> after(long id, int most) {
    List<LoggedEvent> next = new ArrayList<>();
    if (id < lastDropped) {
      next.add(new LoggedEvent(lastDropped, "snapshot", Json.text(Map.of("message_id", message, "content", text
          .substring(0,
              textDropped)))));
    }
    int found = Collections.binarySearch(kept, new LoggedEvent(id, "", ""), Comparator.comparing(LoggedEvent::id));
    int from = found < 0 ? -found - 1 : found + 1;
    next.addAll(kept.subList(from, Math.min(kept.size(), from + most)));
    return next;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  void read(Runnable reader) {
    readers.add(reader);
  }

  void leave(Runnable reader) {
    readers.remove(reader);
  }

  private void add(String name, String json, String piece, boolean last) {
    synchronized (this) {
      if (ended) {
        return;
      }
      kept.add(new LoggedEvent(ids.next(), name, json));
      text.append(piece);
      size += json.length();
      ended = last;
      if (size > MOST) {
        drop();
      }
    }
    readers.forEach(Runnable::run);
  }

  /** A quarter at a time, for what follows has to move up. */
  private void drop() {
    int dropped = 0;
    while (size > MOST * 3L / 4 && dropped < kept.size() - 1) {
      LoggedEvent oldest = kept.get(dropped++);
      size -= oldest.json().length();
      lastDropped = oldest.id();
      if (oldest.name().equals("token")) {
        textDropped += content(oldest).length();
      }
    }
    kept.subList(0, dropped).clear();
  }

  private static String content(LoggedEvent token) {
    try {
      return Json.MAPPER.readTree(token.json()).path("content").asText();
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
