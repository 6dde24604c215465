package io.lotse.platform.limit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

import io.lotse.platform.PersonDeleted;

/** What all nodes have counted, in an unlogged table: after a crash of the database everybody starts anew. */
@ApplicationScoped
class CountedCalls {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** Adds what these windows have counted and tells them what the others have; in order of keys, so none dead-locks. */
  @Transactional
  public void share(Map<String, Window> windows) {
    Map<String, Map<Long, Integer>> told = new TreeMap<>();
    windows.forEach((subject, window) -> told.put(subject, window.untold()));
    store.unwrap(Session.class).doWork(connection -> {
      add(connection, told, windows);
      told.forEach((subject, calls) -> windows.get(subject).told(calls));
      read(connection, windows);
    });
  }

  private static void add(Connection connection, Map<String, Map<Long, Integer>> told, Map<String, Window> windows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("""
        insert into rate_slot (subject, slot, calls, ends_at) values (?, ?, ?, ?)
        on conflict (subject, slot) do update set calls = rate_slot.calls + excluded.calls""")) {
      for (Map.Entry<String, Map<Long, Integer>> each : told.entrySet()) {
        for (Map.Entry<Long, Integer> calls : each.getValue().entrySet()) {
          insert.setString(1, each.getKey());
          insert.setLong(2, calls.getKey());
          insert.setInt(3, calls.getValue());
          insert.setObject(4, Instant.ofEpochMilli(windows.get(each.getKey()).endMillis(calls.getKey()))
              .atOffset(ZoneOffset.UTC));
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void read(Connection connection, Map<String, Window> windows) throws SQLException {
    List<String> subjects = List.copyOf(windows.keySet());
    try (PreparedStatement select = connection.prepareStatement(
        "select subject, slot, calls from rate_slot where subject = any (?) and ends_at > now()")) {
      select.setArray(1, connection.createArrayOf("text", subjects.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          windows.get(rows.getString(1)).heard(rows.getLong(2), rows.getInt(3));
        }
      }
    }
  }

  void remove(@Observes PersonDeleted deleted) {
    store.createNativeQuery("delete from rate_slot where subject like :person").setParameter("person", "% person "
        + deleted.person() + "%").executeUpdate();
  }

  @Transactional
  public void tidyUp() {
    store.createNativeQuery("delete from rate_slot where ends_at < now()").executeUpdate();
  }
}
