package io.lotse.agent.tools;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.lotse.platform.Texts;

/** Asks the person back; the run waits for the reply. */
@ApplicationScoped
class AskUserClarification implements Tool<AskUserClarification.Arguments> {
  /** The question, and replies to choose from where there are only a few. */
  record Arguments(@NotBlank @Size(max = 1000) String question,
      @Size(max = 8) List<@NotBlank @Size(max = 200) String> choices) {}

  @Override
  public String name() {
    return "ask_user_clarification";
  }

  @Override
  public Class<Arguments> arguments() {
    return Arguments.class;
  }

  @Override
  public boolean needsConversation() {
    return true;
  }

  @Override
  public Observation call(Arguments arguments, Situation situation) {
    List<String> choices = arguments.choices() == null ? List.of()
        : arguments.choices().stream().map(String::strip).distinct().toList();
    return Observation.asks(new Observation.Asks(arguments.question().strip(), choices),
        Texts.plain("agent", "asks.back"));
  }
}
