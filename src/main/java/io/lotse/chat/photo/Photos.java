package io.lotse.chat.photo;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.agent.Photo;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.objects.ObjectStore;

/** The photos of all conversations. */
@ApplicationScoped
public class Photos {
  /** Photos of one question, and photos that a model is shown. */
  public static final int MOST = 5;
  private static final System.Logger LOG = System.getLogger(Photos.class.getName());
  private static final int QUESTIONS = 5;
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
  private final PhotoRows rows;
  private final PhotoRemoval removal;
  private final ObjectStore objects;

  Photos() {
    this(null, null, null);
  }

  @Inject
  Photos(PhotoRows rows, PhotoRemoval removal, ObjectStore objects) {
    this.rows = rows;
    this.removal = removal;
    this.objects = objects;
  }

  /** Keeps photos of a person for a conversation; all, or none with 503 {@code object_store_unavailable}. */
  public List<PhotoView> keep(UUID person, UUID session, List<DevelopedPhoto> photos) {
    List<PhotoRow> kept = rows.add(person, session, photos);
    try {
      for (int i = 0; i < kept.size(); i++) {
        put(kept.get(i), photos.get(i));
      }
    } catch (IOException failed) {
      rows.remove(kept.stream().map(PhotoRow::getId).toList());
      throw unavailable(failed);
    }
    return kept.stream().map(this::view).toList();
  }

  /** A URL that shows a photo for a short while; 404 {@code image_not_found} for another person's. */
  public URI link(UUID person, String key) {
    PhotoRow photo = rows.find(person, key).orElseThrow(() -> Problem.notFound(
        "image_not_found", "There is no photo with this key."));
    try {
      return presigned(photo);
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  /** Lets a question show photos; 422 with each key that names none of this person in this conversation. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void show(UUID message, UUID person, UUID session, List<String> keys) {
    rows.show(message, person, session, keys);
  }

  /** The photos of each message that shows any. */
  public Map<UUID, List<PhotoView>> of(List<UUID> messages) {
    return rows.of(messages).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
        .stream().map(this::view).toList()));
  }

  /** Own photos of a person by their keys; 422 with each key that names none, 503 {@code object_store_unavailable}. */
  public List<Photo> named(UUID person, List<String> keys) {
    List<Photo> named = new ArrayList<>();
    for (PhotoRow row : rows.named(person, keys)) {
      try {
        named.add(photo(row));
      } catch (IOException failed) {
        throw unavailable(failed);
      }
    }
    return named;
  }

  /** Whether there are photos in a conversation. */
  public boolean areIn(UUID session) {
    return rows.areIn(session);
  }

  /**
   * What a model is to see for a question: its photos and, where there is room, those of the questions before it, for
   * people go on asking about what they have shown.
   *
   * @throws IOException when the object store does not give them
   */
  public List<Photo> seen(UUID session, UUID question) throws IOException {
    List<Photo> seen = new ArrayList<>();
    for (PhotoRow row : rows.seen(session, question, QUESTIONS, MOST)) {
      seen.add(photo(row));
    }
    return seen;
  }

  private Photo photo(PhotoRow row) throws IOException {
    try (InputStream bytes = objects.open(row.getObjectKey())) {
      return new Photo(bytes.readAllBytes(), row.getContentType());
    }
  }

  /** The photos of a conversation go, from the store as well. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void removeAllOf(UUID session) {
    rows.removeAllOf(session);
    removal.soon();
  }

  private void put(PhotoRow row, DevelopedPhoto photo) throws IOException {
    Path file = Files.createTempFile("lotse-photo-", null);
    try {
      Files.write(file, photo.bytes());
      objects.put(row.getObjectKey(), file, row.getContentType());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** A conversation can be read without its photos. */
  private PhotoView view(PhotoRow row) {
    try {
      return row.view(presigned(row).toString());
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "no URL of a photo can be made: {0}", failed.getMessage());
      return row.view(null);
    }
  }

  private URI presigned(PhotoRow row) throws IOException {
    return objects.presign(row.getObjectKey(), row.getKey(), Duration.ofMinutes(Settings.current().number(
        Setting.IMAGE_PRESIGN_EXPIRES_MINUTES)));
  }

  private static Problem unavailable(IOException failed) {
    LOG.log(Level.WARNING, "the object store failed: {0}", failed.getMessage());
    return Problem.unavailable("object_store_unavailable",
        "The object store cannot be used just now; nothing was kept.", AGAIN_AFTER, failed);
  }
}
