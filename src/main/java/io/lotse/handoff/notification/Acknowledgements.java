package io.lotse.handoff.notification;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** How far each reader of the stream has acknowledged what it was sent. */
@ApplicationScoped
public class Acknowledgements {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** Where a reader goes on. One that was never here begins with the oldest that nobody has got yet. */
  @Transactional
  public long begin(String reader) {
    store.createNativeQuery("""
        insert into notify_cursor (reader, position, updated_at)
        select :reader, coalesce((select min(position) - 1 from notification where state = 'open'),
          (select max(position) from notification), 0), now()
        on conflict (reader) do nothing""").setParameter("reader", reader).executeUpdate();
    List<?> position = store.createNativeQuery("select position from notify_cursor where reader = :reader")
        .setParameter("reader", reader).getResultList();
    return ((Number) position.getFirst()).longValue();
  }

  /** The reader has everything up to the position; an older word changes nothing. */
  @Transactional
  public void upTo(String reader, String name, long position) {
    store.createNativeQuery("""
        insert into notify_cursor (reader, position, updated_at) values (:reader, :position, now())
        on conflict (reader) do update set position = greatest(notify_cursor.position, excluded.position),
          updated_at = now()""").setParameter("reader", reader).setParameter("position", position).executeUpdate();
    store.createNativeQuery("""
        update notification set state = 'acknowledged', acknowledged_by = :name, acknowledged_at = now()
        where id in (select id from notification where state = 'open' and position <= :position
          order by position for update skip locked)""").setParameter("name", name).setParameter("position", position)
        .executeUpdate();
  }
}
