package io.lotse.chat.photo;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.platform.PersonDeleted;
import io.lotse.platform.PersonalData;
import io.lotse.platform.objects.ObjectStore;

/** All photos of a person: to hand them out, or to remove them. */
@ApplicationScoped
class PersonalPhotos implements PersonalData {
  private final PhotoRows rows;
  private final PhotoRemoval removal;
  private final ObjectStore objects;

  PersonalPhotos() {
    this(null, null, null);
  }

  @Inject
  PersonalPhotos(PhotoRows rows, PhotoRemoval removal, ObjectStore objects) {
    this.rows = rows;
    this.removal = removal;
    this.objects = objects;
  }

  void remove(@Observes PersonDeleted deleted) {
    rows.removeAllOfPerson(deleted.person());
    removal.soon();
  }

  @Override
  public void write(UUID person, Archive archive) throws IOException {
    for (PhotoRow photo : rows.ofPerson(person)) {
      try (InputStream bytes = objects.open(photo.getObjectKey())) {
        archive.file("chat/photos/" + photo.getKey(), bytes);
      }
    }
  }
}
