package io.lotse.model;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;

/** A request in the form of the chat completions API, in the parts of it that compatible servers share. */
final class ChatParams {
  private final ModelAddress endpoint;
  private final boolean images;

  /** @param images whether photos go along; else they are left out */
  ChatParams(ModelAddress endpoint, boolean images) {
    this.endpoint = endpoint;
    this.images = images;
  }

  ChatCompletionCreateParams of(ModelRequest request) {
    ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder().model(endpoint.model())
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
    request.messages().forEach(message -> add(message, params));
    request.tools().forEach(tool -> params.addTool(tool(tool)));
    if (request.maxOutputTokens() > 0 && endpoint.isOpenAi()) {
      params.maxCompletionTokens(request.maxOutputTokens());
    } else if (request.maxOutputTokens() > 0) {
      // Deprecated at OpenAI, whose newer models refuse it; the only name that all others know.
      params.putAdditionalBodyProperty("max_tokens", JsonValue.from(request.maxOutputTokens()));
    }
    return params.build();
  }

  private void add(ModelMessage message, ChatCompletionCreateParams.Builder params) {
    switch (message) {
      case ModelMessage.System system -> params.addSystemMessage(system.text());
      case ModelMessage.User user when images && !user.images().isEmpty() -> params
          .addUserMessageOfArrayOfContentParts(parts(user));
      case ModelMessage.User user -> params.addUserMessage(user.text());
      case ModelMessage.Assistant assistant -> params.addMessage(said(assistant));
      case ModelMessage.ToolResult result -> params.addMessage(ChatCompletionToolMessageParam.builder().toolCallId(
          result.callId()).content(result.content()).build());
    }
  }

  private static List<ChatCompletionContentPart> parts(ModelMessage.User user) {
    List<ChatCompletionContentPart> parts = new ArrayList<>();
    if (!user.text().isBlank()) {
      parts.add(ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder().text(user.text()).build()));
    }
    for (ModelMessage.Image image : user.images()) {
      String url = "data:" + image.mediaType() + ";base64," + Base64.getEncoder().encodeToString(image.bytes());
      parts.add(ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder().imageUrl(
          ChatCompletionContentPartImage.ImageUrl.builder().url(url).build()).build()));
    }
    return parts;
  }

  private static ChatCompletionAssistantMessageParam said(ModelMessage.Assistant assistant) {
    ChatCompletionAssistantMessageParam.Builder said = ChatCompletionAssistantMessageParam.builder();
    if (!assistant.text().isEmpty() || assistant.toolCalls().isEmpty()) {
      said.content(assistant.text());
    }
    for (ToolCall call : assistant.toolCalls()) {
      said.addToolCall(ChatCompletionMessageFunctionToolCall.builder().id(call.id()).function(
          ChatCompletionMessageFunctionToolCall.Function.builder().name(call.tool()).arguments(call.arguments())
              .build())
          .build());
    }
    return said.build();
  }

  private static ChatCompletionFunctionTool tool(ToolDefinition tool) {
    FunctionParameters.Builder parameters = FunctionParameters.builder();
    tool.parameters().forEach((name, value) -> parameters.putAdditionalProperty(name, JsonValue.from(value)));
    return ChatCompletionFunctionTool.builder().function(FunctionDefinition.builder().name(tool.name()).description(tool
        .description()).parameters(parameters.build()).build()).build();
  }
}
