package io.lotse.chat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.lotse.agent.Source;
import io.lotse.agent.Timings;
import io.lotse.agent.Usage;
import io.lotse.chat.live.Notice;
import io.lotse.chat.photo.PhotoView;
import io.lotse.platform.Offered;

/** A message as its person sees it; facts of answers are null on other messages. */
@Offered("admin: to show a conversation")
public record MessageView(UUID id, UUID sessionId, String role, String content, String status, Instant createdAt,
    List<PhotoView> images, List<Source> sources, Boolean grounded, boolean needsClarification, UUID interruptId,
    List<String> choices, List<String> followUps, FeedbackView feedback, String model, String promptVersion,
    Usage usage, Timings timings, List<Notice> notices) {
  MessageView with(FeedbackView given) {
    return new MessageView(id, sessionId, role, content, status, createdAt, images, sources, grounded,
        needsClarification, interruptId, choices, followUps, given, model, promptVersion, usage, timings, notices);
  }

  MessageView showing(List<PhotoView> photos) {
    return new MessageView(id, sessionId, role, content, status, createdAt, photos, sources, grounded,
        needsClarification, interruptId, choices, followUps, feedback, model, promptVersion, usage, timings, notices);
  }

  MessageView with(List<Source> fresh) {
    return new MessageView(id, sessionId, role, content, status, createdAt, images, fresh, grounded,
        needsClarification, interruptId, choices, followUps, feedback, model, promptVersion, usage, timings, notices);
  }
}
