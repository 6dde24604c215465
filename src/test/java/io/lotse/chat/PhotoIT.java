package io.lotse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.PhotoFiles;
import io.lotse.testing.StreamedAnswer;

/** Photos from the phone to the conversation, with files in a directory and no model that sees. */
@ExtendWith(ArquillianExtension.class)
class PhotoIT {
  private static final ContractCheck CONTRACT = ContractCheck.document();
  private static final byte[] SMALL = PhotoFiles.file("jpeg", 320, 240);

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void a_photo_is_turned_upright_told_of_nothing_else_and_shown_to_its_owner() throws IOException {
    LotseServer person = LotseUnderTest.person("photographer");

    JsonNode uploaded = upload(person, null, part("display.jpg", PhotoFiles.fromCamera(6, 400, 300)));

    JsonNode image = uploaded.path("images").path(0);
    assertThat(image.path("width").asInt()).isEqualTo(300);
    assertThat(image.path("height").asInt()).isEqualTo(400);
    Answer redirect = person.get("/chat/images/" + image.path("object_key").asText()).expect(307);
    assertThat(redirect.header("Cache-Control")).isEqualTo("no-store");
    byte[] shown = open(redirect.header("Location")).expect(200).body();
    assertThat(shown).hasSize(image.path("size").asInt());
    assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain(PhotoFiles.PLACE).doesNotContain("Exif");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(shown));
    assertThat(new Color(picture.getRGB(150, 20)).getBlue()).isGreaterThan(150);
  }

  @Test
  void a_link_works_for_a_few_minutes_and_cannot_be_prolonged() {
    LotseServer person = LotseUnderTest.person("expiry");
    JsonNode image = upload(person, null, part("a.jpg", SMALL)).path("images").path(0);

    String link = person.get("/chat/images/" + image.path("object_key").asText()).expect(307).header("Location");

    long expires = Long.parseLong(link.replaceFirst(".*expires=(\\d+).*", "$1"));
    assertThat(Instant.ofEpochSecond(expires)).isBetween(Instant.now().plusSeconds(240), Instant.now().plusSeconds(
        301));
    open(link).expect(200);
    open(link.replace("expires=" + expires, "expires=" + (expires + 600))).expect(403);
    open(link.replace("expires=" + expires, "expires=" + Instant.now().minusSeconds(1).getEpochSecond())).expect(403);
  }

  @Test
  void anothers_photo_is_as_good_as_unknown() {
    LotseServer owner = LotseUnderTest.person("owner-of-photo");
    JsonNode uploaded = upload(owner, null, part("a.jpg", SMALL));
    String key = uploaded.path("images").path(0).path("object_key").asText();
    LotseServer other = LotseUnderTest.person("other-than-owner");

    for (String path : List.of(key, "0199a1c3-9c1d-7e2f-8a3b-4c5d6e7f8091.jpg", "nothing", key.replace("jpg", "png"))) {
      Answer refused = other.get("/chat/images/" + path).expect(404);
      CONTRACT.answer("GET", "/api/chat/images/{object_key}", 404, refused.header("Content-Type"), refused.text());
      assertThat(refused.json().path("code").asText()).isEqualTo("image_not_found");
    }
    String session = upload(other, null, part("b.jpg", SMALL)).path("session_id").asText();
    Answer refused = other.post("/chat", Map.of("question", "Was ist das?", "session_id", session, "image_keys", List
        .of(
            key))).expect(422);
    assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo("image_keys[0]");
    assertThat(other.get("/chat/" + session + "/messages").expect(200).json()).isEmpty();
    other.upload("/chat/upload", Map.of("session_id", uploaded.path("session_id").asText()), List.of(part("b.jpg",
        SMALL))).expect(404);
    LotseUnderTest.nobody().get("/chat/images/" + key).expect(401);
  }

  @Test
  void a_photo_of_one_conversation_is_none_of_another() {
    LotseServer person = LotseUnderTest.person("two-talks");
    String key = upload(person, null, part("a.jpg", SMALL)).path("images").path(0).path("object_key").asText();
    String other = upload(person, null, part("a.jpg", SMALL)).path("session_id").asText();

    person.post("/chat", Map.of("question", "Was ist das?", "session_id", other, "image_keys", List.of(key))).expect(
        422);
    person.post("/chat", Map.of("question", "Was ist das?", "image_keys", List.of(key))).expect(422);
  }

  @Test
  void five_photos_are_taken_a_sixth_is_refused() {
    LotseServer person = LotseUnderTest.person("five");
    FilePart[] five = Stream.of("jpeg", "png", "gif", "jpeg").map(format -> part("x", PhotoFiles.file(format, 40, 30)))
        .toArray(FilePart[]::new);
    FilePart[] all = Stream.concat(Stream.of(five), Stream.of(part("l.webp", PhotoFiles.resource("lying.webp"))))
        .toArray(FilePart[]::new);

    assertThat(upload(person, null, all).path("images")).hasSize(5);
    Answer refused = person.upload("/chat/upload", Map.of(), Stream.generate(() -> part("x.jpg", SMALL)).limit(6)
        .toList()).expect(422);
    CONTRACT.answer("POST", "/api/chat/upload", 422, refused.header("Content-Type"), refused.text());
    assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo("files");
    person.post("/chat", Map.of("question", "Was ist das?", "image_keys", Stream.generate(() -> "a.jpg").limit(6)
        .toList())).expect(422);
  }

  @Test
  void each_file_that_is_no_photo_is_named_and_none_is_kept() {
    LotseServer person = LotseUnderTest.person("wrong-content");
    long kept = photos();

    Answer refused = person.upload("/chat/upload", Map.of(), List.of(part("good.jpg", SMALL), part("page.jpg",
        "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII)), part("bomb.png", PhotoFiles.pngSaying(
            65_000, 65_000)), part("empty.gif", new byte[0]), part("phone.heic", "\0\0\0\30ftypheic\0\0\0\0mif1heic"
                .getBytes(
                    StandardCharsets.ISO_8859_1)))).expect(422);

    CONTRACT.answer("POST", "/api/chat/upload", 422, refused.header("Content-Type"), refused.text());
    assertThat(refused.json().path("errors")).extracting(error -> error.path("field").asText() + " " + error.path(
        "code").asText()).containsExactly("files[1] unsupported_format", "files[2] image_too_large",
            "files[3] empty_file", "files[4] unsupported_format");
    assertThat(refused.json().path("errors").path(3).path("message").asText()).contains("HEIC", "JPEG");
    assertThat(photos()).isEqualTo(kept);
    person.upload("/chat/upload", Map.of("session_id", "7"), List.of(part("good.jpg", SMALL))).expect(404);
    person.upload("/chat/upload", Map.of("other", "field"), List.of()).expect(422);
  }

  @Test
  void a_file_of_eleven_megabytes_is_too_large() {
    Answer refused = LotseUnderTest.person("heavy").upload("/chat/upload", Map.of(), List.of(part("big.jpg", new byte[11
        * 1024 * 1024]))).expect(413);

    CONTRACT.answer("POST", "/api/chat/upload", 413, refused.header("Content-Type"), refused.text());
    assertThat(refused.json().path("code").asText()).isEqualTo("file_too_large");
  }

  @Test
  void a_form_that_never_ends_is_cut_off() {
    LotseServer person = LotseUnderTest.person("endless");

    Answer refused = person.upload("/chat/upload", Map.of(), List.of(part("big.jpg", new byte[60 * 1024 * 1024])))
        .expect(413);

    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void without_a_model_that_sees_the_text_is_answered_and_that_is_said() {
    LotseServer person = LotseUnderTest.person("unseen");
    JsonNode uploaded = upload(person, null, part("display.jpg", SMALL));
    String session = uploaded.path("session_id").asText();
    List<String> keys = List.of(uploaded.path("images").path(0).path("object_key").asText());
    assertThat(person.get("/users/me/sessions").json()).isEmpty();

    StreamedAnswer streamed = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110?", "session_id", session,
        "image_keys", keys));

    CONTRACT.answer("POST", "/api/chat/stream", 200, "text/event-stream", streamed.body());
    assertThat(streamed.names()).startsWith("metadata notice ").endsWith("sources done");
    assertThat(streamed.all("notice").get(0).path("code").asText()).isEqualTo("images_not_seen");
    assertThat(streamed.said()).isNotBlank();
    Answer history = person.get("/chat/" + session + "/messages").expect(200);
    CONTRACT.answer("GET", "/api/chat/" + session + "/messages", 200, history.header("Content-Type"), history.text());
    assertThat(history.json().path(0).path("images").path(0).path("object_key").asText()).isEqualTo(keys.get(0));
    open(history.json().path(0).path("images").path(0).path("url").asText()).expect(200);
    assertThat(history.json().path(1).path("notices").path(0).path("code").asText()).isEqualTo("images_not_seen");
    assertThat(person.get("/users/me/sessions").json().path(0).path("title").asText()).isEqualTo("Was bedeutet F-110?");

    Answer whole = person.post("/chat", Map.of("question", "Und F-111?", "session_id", session, "image_keys", keys))
        .expect(200);
    CONTRACT.answer("POST", "/api/chat", 200, whole.header("Content-Type"), whole.text());
    assertThat(whole.json().path("notices")).hasSize(1);
    assertThat(person.post("/chat", Map.of("question", "Und F-112?", "session_id", session)).expect(200).json().path(
        "notices")).isEmpty();
  }

  @Test
  void a_question_without_a_conversation_may_show_own_photos() {
    LotseServer person = LotseUnderTest.person("one-shot");
    List<String> keys = List.of(upload(person, null, part("a.jpg", SMALL)).path("images").path(0).path("object_key")
        .asText());

    Answer answer = person.post("/agent/ask", Map.of("question", "Was bedeutet F-110?", "image_keys", keys)).expect(
        200);

    CONTRACT.answer("POST", "/api/agent/ask", 200, answer.header("Content-Type"), answer.text());
    assertThat(answer.json().path("notices").path(0).path("code").asText()).isEqualTo("images_not_seen");
    LotseUnderTest.person("another-one-shot").post("/agent/ask", Map.of("question", "Und?", "image_keys", keys)).expect(
        422);
  }

  @Test
  void a_deleted_conversation_takes_its_photos_along() throws IOException {
    LotseServer person = LotseUnderTest.person("tidy");
    JsonNode uploaded = upload(person, null, part("a.jpg", SMALL), part("b.jpg", SMALL));
    String key = uploaded.path("images").path(0).path("object_key").asText();
    assertThat(stored(key)).exists();

    person.delete("/chat/" + uploaded.path("session_id").asText()).expect(204);

    person.get("/chat/images/" + key).expect(404);
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stored(key)).doesNotExist());
    await().untilAsserted(() -> assertThat(DatabaseUnderTest.number(
        "select count(*) from photo where session_id = '" + uploaded.path("session_id").asText() + "'")).isZero());
  }

  @Test
  void what_no_question_has_shown_for_a_day_goes() {
    LotseServer person = LotseUnderTest.person("undecided");
    JsonNode old = upload(person, null, part("a.jpg", SMALL));
    JsonNode fresh = upload(person, null, part("a.jpg", SMALL));
    String key = old.path("images").path(0).path("object_key").asText();
    DatabaseUnderTest.execute("update photo set created_at = now() - interval '25 hours' where id = '" + key.substring(
        0,
        36) + "'");

    // A removal of something else begins the next round.
    String other = upload(person, null, part("a.jpg", SMALL)).path("session_id").asText();
    person.delete("/chat/" + other).expect(204);

    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stored(key)).doesNotExist());
    person.get("/chat/images/" + key).expect(404);
    await().untilAsserted(() -> assertThat(DatabaseUnderTest.number("select count(*) from chat_session where id = '"
        + old.path("session_id").asText() + "'")).isZero());
    person.get("/chat/images/" + fresh.path("images").path(0).path("object_key").asText()).expect(307);
  }

  private static JsonNode upload(LotseServer person, String session, FilePart... files) {
    Answer answer = person.upload("/chat/upload", session == null ? Map.of() : Map.of("session_id", session), List.of(
        files)).expect(200);
    CONTRACT.answer("POST", "/api/chat/upload", 200, answer.header("Content-Type"), answer.text());
    return answer.json();
  }

  private static FilePart part(String name, byte[] content) {
    return new FilePart("files", name, "image/jpeg", content);
  }

  private static Answer open(String link) {
    URI url = URI.create(link);
    return LotseServer.at("http://127.0.0.1:" + url.getPort()).get(url.getRawPath() + "?" + url.getRawQuery());
  }

  private static Path stored(String key) {
    return Path.of(System.getenv("DATA_DIRECTORY"), "objects", "images", key);
  }

  private static long photos() {
    return DatabaseUnderTest.number("select count(*) from photo");
  }
}
