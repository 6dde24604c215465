package io.lotse.chat;

import java.util.List;
import java.util.UUID;

import io.lotse.agent.Answer;
import io.lotse.agent.Clarification;
import io.lotse.agent.FinishReason;
import io.lotse.agent.Source;
import io.lotse.agent.Timings;
import io.lotse.agent.Usage;
import io.lotse.chat.live.Notice;
import io.lotse.platform.Offered;

/** The whole answer in one piece. */
@Offered("admin, teaching: to show what the assistant says")
public record ChatAnswer(UUID sessionId, UUID messageId, String answer, List<Source> sources, boolean grounded,
    boolean needsClarification, Clarification clarification, FinishReason finishReason, List<String> followUps,
    Usage usage, Timings timings, List<Notice> notices) {
  static ChatAnswer of(Asked asked, Answer answer, List<Notice> notices) {
    return new ChatAnswer(asked.sessionId(), asked.answerId(), answer.text(), answer.sources(), answer.grounded(),
        answer.clarification() != null, answer.clarification(), answer.finishReason(), answer.followUps(),
        answer.usage(), answer.timings(), notices);
  }
}
