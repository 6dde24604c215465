package io.lotse.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends ObjectStoreContract {
  @TempDir
  private Path data;
  private ServletServer files;

  @Override
  ObjectStore open() throws IOException {
    UrlSignature signature = new UrlSignature(data.resolve("url-signing.key"));
    files = ServletServer.start();
    ObjectStore directory = new DirectoryStore(data.resolve("objects"), files.url(), signature);
    files.serve("/files", new SignedFiles(directory, signature));
    return directory;
  }

  @AfterEach
  void stop() {
    files.close();
  }

  @Test
  void a_deleted_object_leaves_no_empty_folder() throws IOException {
    store.put("documents/1/original.pdf", file(1), "application/pdf");

    store.delete("documents/1/original.pdf");

    try (Stream<Path> left = Files.list(data.resolve("objects"))) {
      assertThat(left).isEmpty();
    }
  }
}
