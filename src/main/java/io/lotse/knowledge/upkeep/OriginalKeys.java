package io.lotse.knowledge.upkeep;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.original.Originals;

/** Under which keys the tables expect originals: those of documents and of their editions. */
@ApplicationScoped
class OriginalKeys {
  private static final String KEYS = "(select object_key from document union select object_key from document_edition)";
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  @Transactional
  boolean holds(String key) {
    return !store.createNativeQuery("select 1 from document where object_key = :key union all "
        + "select 1 from document_edition where object_key = :key limit 1").setParameter("key", key).getResultList()
        .isEmpty();
  }

  /** What the files under these keys are called. */
  @Transactional
  List<String> filenames(List<String> keys) {
    return keys.isEmpty() ? List.of() : store.createQuery(
        "select d.filename from Document d where d.objectKey in :keys "
            + "order by d.filename, d.id", String.class).setParameter("keys", keys).getResultList();
  }

  /** Whether a key with this id is expected. */
  @Transactional
  boolean holdsId(UUID id) {
    return !after(Originals.PREFIX + id, 1).stream().filter(key -> key.startsWith(Originals.PREFIX + id + "/")).toList()
        .isEmpty();
  }

  /** Keys in the order of their bytes, after one. */
  @Transactional
  List<String> after(String key, int limit) {
    return store.createNativeQuery("select object_key from " + KEYS + " k where object_key collate \"C\" > :key "
        + "order by object_key collate \"C\" limit :limit", String.class).setParameter("key", key)
        .setParameter("limit", limit).getResultList();
  }
}
