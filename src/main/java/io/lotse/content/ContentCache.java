package io.lotse.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.platform.Json;
import io.lotse.platform.Sha256;
import io.lotse.platform.nodes.Announcements;

/**
 * Answers that were given before, as bytes. A change on any node ends all answers of its kind: here at once, elsewhere as
 * soon as the announcement arrives. Answers belong to a generation, so one that was read before a change and stored after
 * it is never found.
 */
@ApplicationScoped
class ContentCache {
  private static final String CHANNEL = "content";
  private static final long MOST_BYTES = 32L * 1024 * 1024;
  /** How long an answer may be wrong at most, while announcements cannot be heard. */
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private final Announcements announcements;
  private final Map<String, Integer> generations = new ConcurrentHashMap<>();
  private final Map<Key, CompletableFuture<Stored>> underway = new ConcurrentHashMap<>();
  private final Cache<Key, Stored> answers = Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumWeight(
      MOST_BYTES)
      .weigher((Key key, Stored stored) -> 200 + key.wish().length() + stored.body().length).build();
  private final Cache<String, Addressed> addresses = Caffeine.newBuilder().expireAfterWrite(LONGEST)
      .maximumWeight(MOST_BYTES).weigher((String address, Addressed known) -> 200 + address.length() + known.stored()
          .body().length).build();

  ContentCache() {
    this(null);
  }

  @Inject
  ContentCache(Announcements announcements) {
    this.announcements = announcements;
  }

  private record Key(String kind, int generation, String wish) {}

  private record Addressed(String kind, int generation, Stored stored) {}

  /**
   * An answer as it goes over the wire.
   *
   * @param tag its entity tag, in quotation marks
   * @param total of a list; null of anything else
   */
  record Stored(byte[] body, String tag, Long total) {
    static Stored of(Shown record) {
      return new Stored(json(record), ContentCache.tag(record), null);
    }

    static Stored of(Part part) {
      byte[] body = json(part.entries());
      return new Stored(body, digest(body, part.total()), part.total());
    }

    /** Any other value. */
    static Stored ofValue(Object value) {
      byte[] body = json(value);
      return new Stored(body, digest(body, 0), null);
    }
  }

  /** The tag of a record: its version, so that it serves {@code If-Match} as well. */
  static String tag(Shown record) {
    return "\"" + record.version() + "\"";
  }

  void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
    announcements.subscribe(CHANNEL, new Announcements.Listener() {
      @Override
      public void heard(String kind) {
        forget(kind);
      }

      @Override
      public void mayHaveMissed() {
        generations.keySet().forEach(ContentCache.this::forget);
      }
    });
  }

  void announce(@Observes ContentChanged changed) {
    announcements.announce(CHANNEL, changed.kind());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ContentChanged changed) {
    forget(changed.kind());
  }

  /**
   * The answer to a wish, as it was given before or as it is made now. Who asks while it is being made gets the same
   * answer, or fails at the same time for the same reason.
   *
   * @param wish everything on which the answer depends
   * @param use whether an answer of before will do; if not, this one is not kept either
   * @param address by which the same is asked for again; null = none
   */
  Stored get(String kind, String wish, boolean use, String address, Supplier<Stored> made) {
    if (!use) {
      return made.get();
    }
    int generation = generations.computeIfAbsent(kind, first -> 0);
    Stored stored = shared(new Key(kind, generation, wish), made);
    if (address != null) {
      addresses.put(address, new Addressed(kind, generation, stored));
    }
    return stored;
  }

  /** The answer that was given at an address, if it would be the same now; else null. */
  Stored known(String address) {
    Addressed known = addresses.getIfPresent(address);
    return known != null && known.generation() == generations.getOrDefault(known.kind(), 0) ? known.stored() : null;
  }

  private Stored shared(Key key, Supplier<Stored> made) {
    Stored known = answers.getIfPresent(key);
    if (known != null) {
      return known;
    }
    CompletableFuture<Stored> fresh = new CompletableFuture<>();
    CompletableFuture<Stored> earlier = underway.putIfAbsent(key, fresh);
    return earlier == null ? fill(key, fresh, made) : given(earlier);
  }

  private Stored fill(Key key, CompletableFuture<Stored> fresh, Supplier<Stored> made) {
    try {
      Stored answer = made.get();
      answers.put(key, answer);
      fresh.complete(answer);
      return answer;
    } catch (RuntimeException | Error failed) {
      fresh.completeExceptionally(failed);
      throw failed;
    } finally {
      underway.remove(key, fresh);
    }
  }

  private static Stored given(CompletableFuture<Stored> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : failed;
    }
  }

  private void forget(String kind) {
    generations.merge(kind, 1, Integer::sum);
  }

  private static byte[] json(Object value) {
    try {
      return Json.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String digest(byte[] body, long total) {
    MessageDigest digest = Sha256.digest();
    digest.update(Long.toString(total).getBytes(StandardCharsets.US_ASCII));
    byte[] hash = Arrays.copyOf(digest.digest(body), 12);
    return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
  }
}
