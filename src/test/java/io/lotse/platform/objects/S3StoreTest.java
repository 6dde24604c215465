package io.lotse.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.lotse.platform.Settings;
import io.lotse.testing.s3.S3Double;

class S3StoreTest extends ObjectStoreContract {
  private static final S3Patience HASTE = new S3Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration
      .ofMillis(1500), Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofSeconds(5));
  private static final Duration BOUND = Duration.ofSeconds(12);
  private S3Double server = S3Double.on(0);

  @Override
  ObjectStore open() {
    return store(Map.of());
  }

  @AfterEach
  void stop() {
    ((S3Store) store).close();
    server.close();
  }

  @Test
  void a_bucket_that_vanished_is_made_again() throws IOException {
    store.check();
    server.lose();

    store.put("a", file(10), "text/plain");

    assertThat(server.keys()).containsExactly("a");
  }

  @Test
  void an_address_where_something_else_answers_is_a_failure_and_not_an_empty_store() throws IOException {
    store.put("a", file(10), "text/plain");
    server.answerAlways(404);

    for (ThrowingCallable call : List.<ThrowingCallable>of(() -> store.size("a"), () -> store.open("a"),
        () -> store.list("", null, 1), store::check)) {
      assertThatThrownBy(call).isInstanceOf(IOException.class).isNotInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void a_passing_failure_is_tried_again() throws IOException {
    store.check();
    server.fail("SlowDown", 2);

    store.put("a", file(10), "text/plain");

    assertThat(server.keys()).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"SignatureDoesNotMatch, S3_SECRET_KEY", "InvalidAccessKeyId, S3_ACCESS_KEY", "AccessDenied, bucket",
      "ExpiredToken, S3_SESSION_TOKEN", "AuthorizationHeaderMalformed, S3_REGION", "RequestTimeTooSkewed, clocks"})
  void a_refusal_says_what_to_look_at(String code, String named) {
    server.fail(code, 10);

    assertThatThrownBy(store::check).isInstanceOf(IOException.class).hasMessageContaining(named);
  }

  @Test
  void the_wrong_secret_is_refused() {
    ObjectStore wrong = store(Map.of("S3_SECRET_KEY", "geraten"));

    assertThatThrownBy(wrong::check).isInstanceOf(IOException.class).hasMessageContaining("S3_SECRET_KEY");
  }

  @Test
  void a_silent_server_is_waited_for_a_bounded_time() throws IOException {
    store.check();
    server.wait(Duration.ofSeconds(20));

    long since = System.nanoTime();
    assertThatThrownBy(() -> store.size("a")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.put("a", file(10), "text/plain")).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(BOUND);
  }

  @Test
  void a_server_that_comes_back_is_used_again() throws IOException {
    int port = server.port();
    server.close();
    assertThatThrownBy(store::check).isInstanceOf(IOException.class).hasMessageContaining("does not answer");

    server = S3Double.on(port);

    store.put("a", file(10), "text/plain");
    assertThat(read("a")).hasSize(10);
  }

  @Test
  void an_object_that_breaks_off_is_no_whole_one() throws IOException {
    store.put("a", file(100_000), "text/plain");
    server.cutAfter(50_000);

    assertThatThrownBy(() -> read("a")).isInstanceOf(IOException.class);
  }

  @Test
  void a_session_token_goes_with_each_request() throws Exception {
    server.close();
    server = S3Double.withSessionToken("besuch/1");
    store = store(Map.of("S3_SESSION_TOKEN", "besuch/1"));

    store.put("a.txt", file(10), "text/plain");

    assertThat(get(store.presign("a.txt", "a.txt", Duration.ofMinutes(1))).statusCode()).isEqualTo(200);
    assertThatThrownBy(store(Map.of())::check).hasMessageContaining("S3_SESSION_TOKEN");
  }

  @Test
  void presigned_urls_start_with_what_clients_can_reach() throws IOException {
    URI url = store(Map.of("S3_PUBLIC_ENDPOINT", "https://files.example.org")).presign("a/b.pdf", "b.pdf", Duration
        .ofMinutes(5));

    assertThat(url.toString()).startsWith("https://files.example.org/lotse-test/a/b.pdf?").contains(
        "X-Amz-Expires=300");
  }

  @ParameterizedTest
  @CsvSource({"https://s3.eu-central-1.amazonaws.com, auto, https://lotse-test.s3.eu-central-1.amazonaws.com/a.pdf",
      "https://s3.eu-central-1.amazonaws.com, path, https://s3.eu-central-1.amazonaws.com/lotse-test/a.pdf",
      "http://minio:9000, auto, http://minio:9000/lotse-test/a.pdf",
      "http://minio:9000, host, http://lotse-test.minio:9000/a.pdf"})
  void the_bucket_stands_in_the_path_or_in_the_host_name(String endpoint, String addressing, String begin)
      throws IOException {
    URI url = store(Map.of("S3_ENDPOINT", endpoint, "S3_ADDRESSING", addressing)).presign("a.pdf", "a.pdf", Duration
        .ofMinutes(5));

    assertThat(url.toString()).startsWith(begin + "?");
  }

  private S3Store store(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("S3_ENDPOINT", server.endpoint().toString(), "S3_REGION",
        S3Double.REGION, "S3_BUCKET", "lotse-test", "S3_ACCESS_KEY", S3Double.ACCESS_KEY, "S3_SECRET_KEY",
        S3Double.SECRET_KEY));
    all.putAll(settings);
    return new S3Store(S3Account.of(Settings.read(all::get)).orElseThrow(), HASTE);
  }
}
