package io.lotse.chat;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/** How many conversations people have. */
@Offered("admin: beside each person")
@ApplicationScoped
public class SessionCounts {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** The number of each of these people; who has none is not in it. */
  @Transactional
  public Map<UUID, Long> of(Collection<UUID> people) {
    return people.isEmpty() ? Map.of() : store.createQuery("select s.personId, count(s) from ChatSession s"
        + " where s.personId in :people and s.deletedAt is null group by s.personId", Object[].class)
        .setParameter("people", people).getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
  }
}
