package io.lotse.knowledge.original;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.platform.Ids;
import io.lotse.platform.Sha256;

/**
 * The texts of entries: originals like those in the object store, under keys of their own, but kept in the database, so
 * that they are written in the transaction that writes the entry. A text never changes; another one has another key.
 */
@ApplicationScoped
public class WrittenTexts {
  private static final String PREFIX = "written/";
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  static boolean holdsKey(String key) {
    return key.startsWith(PREFIX);
  }

  public static String hash(String markdown) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes(markdown));
    return Sha256.hex(digest);
  }

  /**
   * Keeps the text of an entry, in the caller's transaction.
   *
   * @param name without ending
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Original keep(String name, String markdown) {
    String key = PREFIX + Ids.next();
    store.createNativeQuery("insert into written_text (object_key, content) values (:key, :content)")
        .setParameter("key", key).setParameter("content", markdown).executeUpdate();
    return new Original(key, name + ".md", DocumentFormat.MARKDOWN, hash(markdown), bytes(markdown).length);
  }

  /** NoSuchFileException when it is gone. */
  @Transactional
  InputStream open(String key) throws NoSuchFileException {
    List<?> texts = store.createNativeQuery("select content from written_text where object_key = :key")
        .setParameter("key", key).getResultList();
    if (texts.isEmpty()) {
      throw new NoSuchFileException(key);
    }
    return new ByteArrayInputStream(((String) texts.getFirst()).getBytes(StandardCharsets.UTF_8));
  }

  @Transactional
  boolean exists(String key) {
    return !store.createNativeQuery("select 1 from written_text where object_key = :key").setParameter("key", key)
        .getResultList().isEmpty();
  }

  @Transactional
  void delete(String key) {
    store.createNativeQuery("delete from written_text where object_key = :key").setParameter("key", key)
        .executeUpdate();
  }

  private static byte[] bytes(String markdown) {
    return markdown.getBytes(StandardCharsets.UTF_8);
  }
}
