package io.lotse.knowledge.document;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Sha256;

/**
 * What people have corrected in chunks, beside the chunks: a file that is read anew finds its corrections again by what it
 * says, another version of the document does not.
 */
@ApplicationScoped
public class ChunkEdits {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** Text of a chunk as somebody wants it; null = as it was read. */
  public record Edit(String text, boolean excluded) {
    boolean changesNothing() {
      return text == null && !excluded;
    }
  }

  /** The corrections of a file, to be asked chunk by chunk in reading order. */
  public static final class Known {
    private final Map<String, Edit> edits;
    private final Map<String, Integer> seen = new HashMap<>();

    Known(Map<String, Edit> edits) {
      this.edits = edits;
    }

    /** Corrects the next chunk, where somebody has. */
    public void correct(Chunk chunk) {
      if (edits.isEmpty()) {
        return;
      }
      String hash = hash(chunk.getText());
      Edit edit = edits.get(key(hash, seen.merge(hash, 1, Integer::sum) - 1));
      if (edit != null) {
        chunk.correct(edit.text(), edit.excluded());
      }
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Known of(UUID documentId, String contentHash) {
    Map<String, Edit> edits = new HashMap<>();
    for (Object row : store.createNativeQuery("select text_hash, twin, edited_text, excluded from chunk_edit"
        + " where document_id = :document and content_hash = :hash", Object[].class)
        .setParameter("document", documentId).setParameter("hash", contentHash).getResultList()) {
      Object[] edit = (Object[]) row;
      edits.put(key((String) edit[0], ((Number) edit[1]).intValue()), new Edit((String) edit[2], (Boolean) edit[3]));
    }
    return new Known(edits);
  }

  /**
   * Keeps a correction of a chunk of the edition that is searched.
   *
   * @param asRead the chunk's text as it was read
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(UUID chunkId, String asRead, Edit edit, String by) {
    Object[] place = (Object[]) store.createNativeQuery("""
        select c.document_id, e.content_hash, (select count(*) from chunk t where t.document_id = c.document_id
          and t.edition = c.edition and t.ordinal < c.ordinal and coalesce(t.original_text, t.text) = :text)
        from chunk c join document_edition e on e.document_id = c.document_id and e.number = c.edition
        where c.id = :chunk""", Object[].class).setParameter("chunk", chunkId).setParameter("text", asRead)
        .getSingleResult();
    List<?> key = List.of(place[0], place[1], hash(asRead), ((Number) place[2]).intValue());
    remove(key);
    if (!edit.changesNothing()) {
      store.createNativeQuery(
          "insert into chunk_edit (document_id, content_hash, text_hash, twin, edited_text, excluded,"
              + " edited_by) values (:document, :content, :text, :twin, nullif(:edited, ''), :excluded, :by)")
          .setParameter("document", key.get(0)).setParameter("content", key.get(1)).setParameter("text", key.get(2))
          .setParameter("twin", key.get(3)).setParameter("edited", edit.text() == null ? "" : edit.text())
          .setParameter("excluded", edit.excluded()).setParameter("by", by).executeUpdate();
    }
  }

  private void remove(List<?> key) {
    store.createNativeQuery("delete from chunk_edit where document_id = :document and content_hash = :content"
        + " and text_hash = :text and twin = :twin").setParameter("document", key.get(0))
        .setParameter("content", key.get(1)).setParameter("text", key.get(2)).setParameter("twin", key.get(3))
        .executeUpdate();
  }

  private static String key(String hash, int twin) {
    return hash + "/" + twin;
  }

  static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
