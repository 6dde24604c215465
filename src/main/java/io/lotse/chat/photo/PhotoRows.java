package io.lotse.chat.photo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Ids;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** Which photos there are, whose they are, and which questions show them. */
@ApplicationScoped
class PhotoRows {
  private static final int AT_A_TIME = 100;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  @Transactional
  List<PhotoRow> add(UUID person, UUID session, List<DevelopedPhoto> photos) {
    List<PhotoRow> rows = photos.stream().map(photo -> new PhotoRow(Ids.next(), person, session, photo)).toList();
    rows.forEach(store::persist);
    return rows;
  }

  /** A photo that this person may see; those of deleted conversations nobody may. */
  @Transactional
  Optional<PhotoRow> find(UUID person, String key) {
    return byKey(key).filter(row -> row.isOf(person));
  }

  /** Lets a question show photos; 422 with each key that names none of this person in this conversation. */
  @Transactional(Transactional.TxType.MANDATORY)
  void show(UUID message, UUID person, UUID session, List<String> keys) {
    Set<PhotoRow> shown = named(keys, row -> row.isOf(person, session),
        "names no photo that you have uploaded for this conversation");
    // What names photos refers to the message, so it has to be there first.
    store.flush();
    int position = 0;
    for (PhotoRow photo : shown) {
      store.createNativeQuery("insert into message_photo (message_id, position, photo_id) values (:message, :position, "
          + ":photo)").setParameter("message", message).setParameter("position", position++)
          .setParameter("photo", photo.getId()).executeUpdate();
    }
  }

  /** Own photos, in the order of their keys; 422 with each key that names none; nobody (null) has any. */
  @Transactional
  Set<PhotoRow> named(UUID person, List<String> keys) {
    return named(keys, row -> person != null && row.isOf(person), "names no photo of yours");
  }

  private Set<PhotoRow> named(List<String> keys, Predicate<PhotoRow> wanted, String otherwise) {
    Set<PhotoRow> named = new LinkedHashSet<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Optional<PhotoRow> row = byKey(keys.get(i)).filter(wanted);
      row.ifPresent(named::add);
      if (row.isEmpty()) {
        errors.add(new FieldError("image_keys[" + i + "]", "image_not_found", otherwise));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return named;
  }

  private Optional<PhotoRow> byKey(String key) {
    return Optional.ofNullable(key).flatMap(PhotoRow::idOf).map(id -> store.find(PhotoRow.class, id))
        .filter(row -> row.getKey().equals(key));
  }

  /** The photos of each message that shows any, in their order. */
  @Transactional
  Map<UUID, List<PhotoRow>> of(List<UUID> messages) {
    Map<UUID, List<PhotoRow>> shown = new LinkedHashMap<>();
    if (messages.isEmpty()) {
      return shown;
    }
    List<?> named = store.createNativeQuery("select mp.message_id, mp.photo_id from message_photo mp join photo p "
        + "on p.id = mp.photo_id where mp.message_id in :messages and p.removed_at is null "
        + "order by mp.message_id, mp.position").setParameter("messages", messages).getResultList();
    for (Object each : named) {
      Object[] row = (Object[]) each;
      shown.computeIfAbsent((UUID) row[0], message -> new ArrayList<>()).add(store.find(PhotoRow.class, row[1]));
    }
    return shown;
  }

  @Transactional
  boolean areIn(UUID session) {
    return !store.createQuery("select 1 from PhotoRow p where p.sessionId = :session", Integer.class)
        .setParameter("session", session).setMaxResults(1).getResultList().isEmpty();
  }

  /** The newest photos that questions of a conversation show, up to that question, oldest first. */
  @Transactional
  List<PhotoRow> seen(UUID session, UUID question, int questions, int most) {
    List<UUID> newest = store.createNativeQuery("""
        select p.id from (select id, position from message where session_id = :session and role = 'user'
          and position <= (select position from message where id = :question) order by position desc limit :questions) m
        join message_photo mp on mp.message_id = m.id join photo p on p.id = mp.photo_id
        where p.removed_at is null order by m.position desc, mp.position desc limit :most""", UUID.class)
        .setParameter("session", session).setParameter("question", question).setParameter("questions", questions)
        .setParameter("most", most).getResultList();
    return newest.stream().distinct().map(id -> store.find(PhotoRow.class, id)).toList().reversed();
  }

  /** The photos of a conversation are to go. */
  @Transactional(Transactional.TxType.MANDATORY)
  void removeAllOf(UUID session) {
    store.createQuery("update PhotoRow p set p.removedAt = :now where p.sessionId = :session and p.removedAt is null")
        .setParameter("now", Instant.now()).setParameter("session", session).executeUpdate();
  }

  /** The photos of a person are to go, whichever conversation they are in. */
  @Transactional(Transactional.TxType.MANDATORY)
  void removeAllOfPerson(UUID person) {
    store.createQuery("update PhotoRow p set p.removedAt = :now where p.personId = :person and p.removedAt is null")
        .setParameter("now", Instant.now()).setParameter("person", person).executeUpdate();
  }

  /** All photos of a person that are not to go, oldest first. */
  @Transactional
  List<PhotoRow> ofPerson(UUID person) {
    return store.createQuery("from PhotoRow p where p.personId = :person and p.removedAt is null order by p.createdAt,"
        + " p.id", PhotoRow.class).setParameter("person", person).getResultList();
  }

  @Transactional
  void remove(List<UUID> photos) {
    photos.forEach(id -> store.find(PhotoRow.class, id).remove());
  }

  /** Photos that no question has shown for so long are to go, and those whose conversation is gone. */
  @Transactional
  void removeUnused(Duration unused) {
    store.createNativeQuery("""
        update photo p set removed_at = now() where p.removed_at is null and (p.session_id is null
          or p.created_at < :before and not exists (select 1 from message_photo mp where mp.photo_id = p.id))""")
        .setParameter("before", Instant.now().minus(unused)).executeUpdate();
  }

  /** Some of those that are to go. */
  @Transactional
  List<PhotoRow> removed() {
    return store.createQuery("from PhotoRow p where p.removedAt is not null order by p.removedAt, p.id", PhotoRow.class)
        .setMaxResults(AT_A_TIME).getResultList();
  }

  /** The object of a photo is gone; so goes its row, and a conversation that never came to more than photos. */
  @Transactional
  void forget(PhotoRow photo) {
    store.createQuery("delete from PhotoRow p where p.id = :id").setParameter("id", photo.getId()).executeUpdate();
    if (photo.getSessionId() != null) {
      store.createNativeQuery("delete from chat_session s where s.id = :session and s.message_count = 0 "
          + "and not exists (select 1 from photo p where p.session_id = s.id)").setParameter("session", photo
              .getSessionId()).executeUpdate();
    }
  }
}
