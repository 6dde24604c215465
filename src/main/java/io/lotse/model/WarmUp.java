package io.lotse.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.lotse.platform.Cancellation;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Takes the first call's seconds of class loading out of the first answer: a turn with a tool call and one with text,
 * answered from a file instead of the network.
 */
final class WarmUp {
  private WarmUp() {}

  static ModelTurn run() {
    ModelAddress nowhere = new ModelAddress(Optional.of("http://localhost/v1"), Optional.empty(), "none", Duration
        .ofSeconds(1),
        0);
    try (OpenAiChatModel model = new OpenAiChatModel(nowhere, true, WarmUp::answer)) {
      ModelRequest request = new ModelRequest(List.of(new ModelMessage.System("-"), new ModelMessage.User("-", List.of(
          new ModelMessage.Image(new byte[]{0}, "image/png"))), new ModelMessage.Assistant("", List.of(new ToolCall(
              "1", "none", "{}"))), new ModelMessage.ToolResult("1", "none", "-", List.of())), List.of(
                  new ToolDefinition("none", "-", Map.of("type", "object"))), 1);
      return model.generate(request, piece -> {}, new Cancellation());
    }
  }

  private static Response answer(Interceptor.Chain chain) {
    try (InputStream in = WarmUp.class.getResourceAsStream("warm-up.txt")) {
      String events = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Response.Builder().request(chain.request()).protocol(Protocol.HTTP_1_1).code(200).message("OK").header(
          "Content-Type", "text/event-stream").body(ResponseBody.create(events, MediaType.get("text/event-stream")))
          .build();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
