package io.lotse.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Query;

import io.lotse.platform.Offered;

/**
 * Which conversations are wanted; null lets all through.
 *
 * @param people whose
 * @param from the last message is not before that time
 * @param to the last message is before that time
 * @param rating one of its answers was rated so
 * @param grounded false = one of its answers rests on nothing; true = one rests on something, and none on nothing
 * @param tool one of its answers was made with that tool
 * @param text one of its messages has all these words, or words that begin so
 */
@Offered("admin: to look through what was asked and answered")
public record ConversationSelection(Set<UUID> people, Instant from, Instant to, Rating rating, Boolean grounded,
    String tool, String text) {

  /** All conversations. */
  public static final ConversationSelection ALL = new ConversationSelection(null, null, null, null, null, null, null);

  /** In which order they are listed. */
  public enum Order {
    NEWEST("s.last_message_at desc, s.id desc"), OLDEST("s.last_message_at, s.id"),
    LONGEST("s.message_count desc, s.last_message_at desc, s.id desc"),
    SHORTEST("s.message_count, s.last_message_at desc, s.id desc");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  String where() {
    List<String> conditions = new ArrayList<>(List.of("s.deleted_at is null", "s.message_count > 0"));
    if (people != null) {
      conditions.add(people.isEmpty() ? "false" : "s.person_id in (:people)");
    }
    if (from != null) {
      conditions.add("s.last_message_at >= :from");
    }
    if (to != null) {
      conditions.add("s.last_message_at < :to");
    }
    if (rating != null) {
      conditions.add("s.id in (select m.session_id from message m join feedback f on f.message_id = m.id"
          + " where f.rating = :rating)");
    }
    if (grounded != null) {
      conditions.add(grounded ? "s.id in (select m.session_id from message m where m.grounded is not null"
          + " group by m.session_id having bool_and(m.grounded))"
          : "s.id in (select m.session_id from message m where m.grounded = false)");
    }
    if (tool != null) {
      conditions.add("s.id in (select m.session_id from message m where m.tools @> array[cast(:tool as text)]"
          + " and m.tools <> '{}')");
    }
    if (text != null) {
      conditions.add("s.id in (select m.session_id from message m where to_tsvector('simple', "
          + "regexp_replace(m.content, '[!-/:-@[-`{-~]+', ' ', 'g')) @@ to_tsquery('simple', :words)"
          + " and m.content <> '')");
    }
    return " where " + String.join(" and ", conditions);
  }

  Query bind(Query query) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("people", people == null || people.isEmpty() ? null : people);
    values.put("from", from);
    values.put("to", to);
    values.put("rating", rating == null ? null : rating.id());
    values.put("tool", tool);
    values.put("words", text == null ? null : words(text));
    values.forEach((name, value) -> {
      if (value != null) {
        query.setParameter(name, value);
      }
    });
    return query;
  }

  /** All the words of a text, each as the beginning of one; what holds none fits nothing. */
  static String words(String text) {
    String words = Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
        .limit(20).map(word -> word + ":*").collect(Collectors.joining(" & "));
    return words.isEmpty() ? "''" : words;
  }
}
