package io.lotse.account.token;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Since when each signing key is published, as all nodes agree. */
@ApplicationScoped
class PublishedKeys {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** Since when each of these is published; what nobody has seen is from now on. */
  @Transactional
  Map<String, Instant> since(List<String> ids) {
    Map<String, Instant> since = new HashMap<>();
    for (String id : ids) {
      store.createNativeQuery("insert into token_key (id, published_at) values (:id, now()) on conflict do nothing")
          .setParameter("id", id).executeUpdate();
      Number seconds = (Number) store.createNativeQuery(
          "select cast(extract(epoch from published_at) as bigint) from token_key where id = :id")
          .setParameter("id", id).getSingleResult();
      since.put(id, Instant.ofEpochSecond(seconds.longValue()));
    }
    return since;
  }
}
