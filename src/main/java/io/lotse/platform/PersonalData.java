package io.lotse.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** What a room keeps of a person: a bean of each such room, so that people can be given all of it. */
@Offered("every room that keeps something of people: to hand it out")
public interface PersonalData {
  /** Puts it into the archive; outside any transaction, and bounded in memory. */
  void write(UUID person, Archive archive) throws IOException;

  /** What people are given. */
  interface Archive {
    /** Adds a file of JSON, e.g. {@code chat/sessions.json}. */
    void json(String name, Object value) throws IOException;

    /** Adds a file as it is; the stream is read to its end and stays open. */
    void file(String name, InputStream content) throws IOException;
  }
}
