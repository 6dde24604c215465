package io.lotse.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.lotse.platform.Json;
import io.lotse.platform.PersonalData;

/** All that any room keeps of a person, as a ZIP. */
@ApplicationScoped
class Takeout {
  private final Instance<PersonalData> rooms;

  Takeout() {
    this(null);
  }

  @Inject
  Takeout(@Any Instance<PersonalData> rooms) {
    this.rooms = rooms;
  }

  void write(UUID person, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    Files files = new Files(zip);
    for (PersonalData room : rooms) {
      room.write(person, files);
    }
    zip.finish();
  }

  private record Files(ZipOutputStream zip) implements PersonalData.Archive {
    @Override
    public void json(String name, Object value) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
      zip.closeEntry();
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      content.transferTo(zip);
      zip.closeEntry();
    }
  }
}
