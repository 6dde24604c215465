package io.lotse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Deployments;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.PhotoFiles;
import io.lotse.testing.ScriptedModel;
import io.lotse.testing.StreamedAnswer;

/** Photos before a model that sees, with files in S3. */
@ExtendWith(ArquillianExtension.class)
class PhotoModelIT {
  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void a_photo_goes_to_the_model_as_a_content_block_and_stays_in_sight() {
    LotseServer person = LotseUnderTest.person("seen");
    JsonNode uploaded = upload(person, Map.of(), PhotoFiles.fromCamera(6, 400, 300));
    String session = uploaded.path("session_id").asText();
    String key = uploaded.path("images").path(0).path("object_key").asText();

    StreamedAnswer answer = StreamedAnswer.of(person, Map.of("question", "Was steht da? mock-notools", "session_id",
        session, "image_keys", List.of(key)));

    assertThat(answer.names()).startsWith("metadata token").endsWith("sources done");
    JsonNode parts = lastQuestion();
    assertThat(parts).extracting(part -> part.path("type").asText()).containsExactly("text", "image_url");
    String url = parts.path(1).path("image_url").path("url").asText();
    assertThat(url).startsWith("data:image/jpeg;base64,");
    assertThat(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))).hasSize(uploaded.path("images").path(0)
        .path("size").asInt());
    assertThat(ScriptedModel.lastRequest().path("messages").path(0).path("content").asText()).contains("# Fotos");

    StreamedAnswer.of(person, Map.of("question", "Und die Seriennummer? mock-notools", "session_id", session));
    assertThat(lastQuestion()).extracting(part -> part.path("type").asText()).containsExactly("text", "image_url");

    StreamedAnswer.of(person, Map.of("question", "Etwas anderes: mock-notools"));
    assertThat(lastQuestion().isTextual()).isTrue();
  }

  @Test
  void photos_come_from_the_object_store_itself() {
    LotseServer person = LotseUnderTest.person("s3-photo");
    JsonNode image = upload(person, Map.of(), PhotoFiles.file("png", 64, 48)).path("images").path(0);

    URI link = URI.create(person.get("/chat/images/" + image.path("object_key").asText()).expect(307).header(
        "Location"));

    assertThat(link.getPort()).isEqualTo(Integer.getInteger("lotse.it.s3.port"));
    assertThat(link.getRawQuery()).contains("X-Amz-Expires=300");
    assertThat(LotseServer.at("http://" + link.getAuthority()).get(link.getRawPath() + "?" + link.getRawQuery()).expect(
        200).body()).hasSize(image.path("size").asInt());
    assertThat(LotseUnderTest.nobody().get("/").expect(200).header("Content-Security-Policy")).contains(
        "img-src 'self' blob: data: http://" + link.getAuthority());
  }

  private static JsonNode upload(LotseServer person, Map<String, String> fields, byte[] file) {
    return person.upload("/chat/upload", fields, List.of(new FilePart("files", "a.jpg", "image/jpeg", file))).expect(
        200).json();
  }

  private static JsonNode lastQuestion() {
    JsonNode messages = ScriptedModel.lastRequest().path("messages");
    return messages.path(messages.size() - 1).path("content");
  }
}
