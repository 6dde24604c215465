package io.lotse.platform.nodes;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;
import io.lotse.platform.PostgresDataSource;

/**
 * Short messages to every node, this one included, by PostgreSQL's NOTIFY: they are sent when the transaction commits,
 * arrive in the order of commits, and are not kept for a node that is away. A listener is therefore told when it may
 * have missed some, and looks at the tables then; what must not be lost is in a table, never in an announcement alone.
 *
 * <p>A pooler that gives connections per transaction (PgBouncer in transaction mode) does not carry LISTEN.
 */
@Offered("content, handoff and whoever caches: to tell all nodes what has changed")
@ApplicationScoped
public class Announcements {
  private static final int MOST_BYTES = 7900;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;
  @Resource
  private ManagedThreadFactory threads;
  private final Listening listening = new Listening(Announcements::connect);

  /** What is done with announcements; on the one listening thread, so what takes time is handed on. */
  public interface Listener {
    /** An announcement has arrived; it may come twice. */
    void heard(String payload);

    /**
     * Listening began, or began anew after the connection was lost: what was announced until now may be missing. Does
     * nothing by itself, which is right only for who can bear that.
     */
    default void mayHaveMissed() {}
  }

  /**
   * Tells all nodes once the caller's transaction commits, nobody if it does not. Several like ones of one transaction
   * arrive as one.
   *
   * @param channel of lower-case letters, digits, {@code -} and {@code .}
   * @param payload at most 7,900 bytes with the channel's name, else IllegalArgumentException
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void announce(String channel, String payload) {
    String message = Listening.message(channel, payload);
    if (message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("an announcement on " + channel + " is longer than " + MOST_BYTES + " bytes");
    }
    store.createNativeQuery("select cast(pg_notify(:channel, :message) as text)")
        .setParameter("channel", Listening.CHANNEL).setParameter("message", message).getSingleResult();
  }

  /** From now on the listener hears this channel until the application ends; it first hears {@code mayHaveMissed}. */
  public void subscribe(String channel, Listener listener) {
    listening.subscribe(channel, listener);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    threads.newThread(listening).start();
  }

  @PreDestroy
  void end() {
    listening.end();
  }

  private static Connection connect() throws SQLException {
    return new PostgresDataSource().getConnection();
  }
}
