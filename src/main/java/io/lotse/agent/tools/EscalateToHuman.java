package io.lotse.agent.tools;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.lotse.agent.ReadPassages;
import io.lotse.handoff.HandoverWish;
import io.lotse.handoff.notification.NotificationData.Tried;
import io.lotse.platform.Texts;

/** Hands the conversation over to a human. */
@ApplicationScoped
class EscalateToHuman implements Tool<EscalateToHuman.Arguments> {
  private static final int MOST_PASSAGES = 10;
  private static final int LONGEST_QUOTE = 2_000;

  /** Why a human is needed, and what the human must know. */
  record Arguments(@NotBlank @Size(max = 500) String reason, @NotBlank @Size(max = 4000) String summary) {}

  private final Effects effects;
  private final Event<HandoverWish> wishes;
  private final ReadPassages passages;

  EscalateToHuman() {
    this(null, null, null);
  }

  @Inject
  EscalateToHuman(Effects effects, Event<HandoverWish> wishes, ReadPassages passages) {
    this.effects = effects;
    this.wishes = wishes;
    this.passages = passages;
  }

  @Override
  public String name() {
    return "escalate_to_human";
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
    List<Tried> tried = passages.lastOf(situation.thread(), MOST_PASSAGES).stream()
        .map(read -> new Tried(read.heading(), shortened(read.text()))).toList();
    String told = effects.once(situation, () -> {
      wishes.fire(new HandoverWish(situation.thread(), arguments.reason(), arguments.summary(), tried));
      return Texts.plain("agent", "handed.over");
    });
    return Observation.records(told, told);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
