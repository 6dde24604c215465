package io.lotse.agent;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

import io.lotse.model.ModelMessage;
import io.lotse.model.ToolCall;

/**
 * How many tokens a conversation has. Models count differently; the vocabulary of the newest OpenAI models is near enough
 * to the others'.
 */
final class Tokens {
  private static final int OF_A_MESSAGE = 4;
  private static final int OF_A_PHOTO = 1_100;

  /** The vocabulary takes half a second and some 30 MB to load, so it is loaded when it is needed first. */
  private static final class Vocabulary {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }

  private Tokens() {}

  /** Whether the conversation has more tokens than that. A token has at least one byte, so most need no counting. */
  static boolean exceed(int limit, List<ModelMessage> messages) {
    long bytes = messages.stream().mapToLong(each -> text(each).getBytes(StandardCharsets.UTF_8).length
        + overhead(each)).sum();
    return bytes > limit && of(messages) > limit;
  }

  static int of(List<ModelMessage> messages) {
    return messages.stream().mapToInt(Tokens::of).sum();
  }

  static int of(ModelMessage message) {
    return of(text(message)) + overhead(message);
  }

  static int of(String text) {
    return Vocabulary.ENCODING.countTokensOrdinary(text);
  }

  private static int overhead(ModelMessage message) {
    return OF_A_MESSAGE + (message instanceof ModelMessage.User user ? OF_A_PHOTO * user.images().size() : 0);
  }

  private static String text(ModelMessage message) {
    return switch (message) {
      case ModelMessage.System system -> system.text();
      case ModelMessage.User user -> user.text();
      case ModelMessage.ToolResult result -> result.content();
      case ModelMessage.Assistant assistant -> {
        StringBuilder all = new StringBuilder(assistant.text());
        for (ToolCall call : assistant.toolCalls()) {
          all.append(call.tool()).append(call.arguments());
        }
        yield all.toString();
      }
    };
  }
}
