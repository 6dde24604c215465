package io.lotse.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store must do. */
abstract class ObjectStoreContract {
  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  @TempDir
  protected Path scratch;
  protected ObjectStore store;

  /** A store with nothing in it. */
  abstract ObjectStore open() throws IOException;

  @BeforeEach
  void start() throws IOException {
    store = open();
  }

  @Test
  void a_new_store_can_be_used() throws IOException {
    store.check();
    assertThat(store.list("", null, 10)).isEmpty();
    store.check();
  }

  @Test
  void what_is_put_is_there_with_its_size() throws IOException {
    byte[] content = put("documents/1/original.pdf", 3_000_000);

    assertThat(store.size("documents/1/original.pdf")).isEqualTo(content.length);
    assertThat(read("documents/1/original.pdf")).isEqualTo(content);
  }

  @Test
  void an_empty_object_is_one_too() throws IOException {
    put("documents/1/original.txt", 0);

    assertThat(store.size("documents/1/original.txt")).isZero();
    assertThat(read("documents/1/original.txt")).isEmpty();
  }

  @Test
  void a_second_put_replaces_the_first() throws IOException {
    put("a", 100);
    byte[] second = put("a", 50);

    assertThat(read("a")).isEqualTo(second);
    assertThat(store.list("", null, 10)).containsExactly("a");
  }

  @Test
  void what_is_deleted_is_gone_and_deleting_it_again_is_no_error() throws IOException {
    put("documents/1/original.pdf", 10);

    store.delete("documents/1/original.pdf");
    store.delete("documents/1/original.pdf");

    assertThat(store.list("", null, 10)).isEmpty();
    assertThatThrownBy(() -> store.open("documents/1/original.pdf")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.size("documents/1/original.pdf")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void a_folder_of_keys_is_no_object() throws IOException {
    put("documents/1/original.pdf", 10);

    store.delete("documents");

    assertThatThrownBy(() -> store.open("documents/1")).isInstanceOf(NoSuchFileException.class);
    assertThat(store.list("", null, 10)).containsExactly("documents/1/original.pdf");
  }

  @Test
  void keys_are_listed_in_order_and_page_by_page() throws IOException {
    List<String> keys = List.of("a-b/1", "a.b", "a/1", "a/10", "a/2/x", "a/2/y", "a0", "b/1");
    for (String key : keys.reversed()) {
      put(key, 1);
    }

    assertThat(store.list("", null, 100)).isEqualTo(keys);
    assertThat(store.list("a/", null, 100)).containsExactly("a/1", "a/10", "a/2/x", "a/2/y");
    assertThat(store.list("a/2", null, 1)).containsExactly("a/2/x");
    for (int size = 1; size < keys.size(); size++) {
      assertThat(inPages(size)).as("pages of %d", size).isEqualTo(keys);
    }
  }

  @Test
  void a_list_longer_than_a_page_of_the_server_comes_whole() throws IOException {
    List<String> keys = IntStream.range(0, 25).mapToObj("many/%03d"::formatted).toList();
    for (String key : keys) {
      put(key, 1);
    }

    assertThat(store.list("many/", null, 1000)).isEqualTo(keys);
    assertThat(store.list("many/", "many/004", 15)).isEqualTo(keys.subList(5, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", ".a", "a b", "ä", "a?b"})
  void what_is_no_key_names_nothing(String key) throws IOException {
    assertThatThrownBy(() -> store.open(key)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.size(key)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.put(key, file(1), "text/plain")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.presign(key, "a.txt", SHORT)).isInstanceOf(NoSuchFileException.class);
    store.delete(key);
  }

  @ParameterizedTest
  @CsvSource({"pdf, application/pdf, inline", "txt, text/plain; charset=utf-8, inline",
      "md, text/plain; charset=utf-8, inline", "png, image/png, inline",
      "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, attachment",
      "html, application/octet-stream, attachment"})
  void a_presigned_url_serves_the_object_as_what_it_is(String ending, String type, String disposition)
      throws Exception {
    byte[] content = put("documents/1/original." + ending, 1000);

    HttpResponse<byte[]> answer = get(store.presign("documents/1/original." + ending, "Name.pdf", SHORT));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(content);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith(disposition + ";");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Größe & Maße – 100 %.pdf", "Hướng dẫn sử dụng.pdf", "a+b=c;d \"e\".pdf", "it's (1)*.pdf"})
  void a_presigned_url_names_the_file_as_a_person_did(String name) throws Exception {
    put("documents/1/original.pdf", 10);

    HttpResponse<byte[]> answer = get(store.presign("documents/1/original.pdf", name, SHORT));

    assertThat(answer.statusCode()).isEqualTo(200);
    String encoded = answer.headers().firstValue("Content-Disposition").orElse("").replaceAll(".*UTF-8''", "");
    assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo(name);
  }

  @Test
  void a_presigned_url_expires() throws Exception {
    put("documents/1/original.pdf", 10);

    URI url = store.presign("documents/1/original.pdf", "a.pdf", Duration.ofSeconds(1));

    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(get(url).statusCode()).isEqualTo(403));
  }

  @Test
  void a_presigned_url_serves_nothing_else() throws Exception {
    put("documents/1/original.pdf", 10);
    put("documents/2/original.pdf", 10);

    String url = store.presign("documents/1/original.pdf", "a.pdf", SHORT).toString();

    assertThat(get(URI.create(url.replace("documents/1", "documents/2"))).statusCode()).isEqualTo(403);
    assertThat(get(URI.create(url.replace("a.pdf", "b.pdf"))).statusCode()).isEqualTo(403);
  }

  private List<String> inPages(int size) throws IOException {
    List<String> all = new ArrayList<>();
    List<String> page = store.list("", null, size);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = store.list("", page.getLast(), size);
    }
    return all;
  }

  private byte[] put(String key, int size) throws IOException {
    Path file = file(size);
    store.put(key, file, "application/octet-stream");
    return Files.readAllBytes(file);
  }

  protected final Path file(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Files.write(scratch.resolve("file-" + size), content);
  }

  protected final byte[] read(String key) throws IOException {
    try (InputStream object = store.open(key)) {
      return object.readAllBytes();
    }
  }

  protected static HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
  }
}
