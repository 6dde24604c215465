package io.lotse.chat;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.agent.Answer;
import io.lotse.agent.FinishReason;
import io.lotse.agent.Source;
import io.lotse.agent.Timings;
import io.lotse.agent.Usage;
import io.lotse.chat.live.Notice;
import io.lotse.platform.Json;

/** One message of a conversation. An answer is there from its beginning, as {@code running}. */
@Entity
@Table(name = "message")
@EntityListeners(ChangeWatch.class)
class Message {
  @Id
  private UUID id;
  @Column(name = "session_id")
  private UUID sessionId;
  @Column(insertable = false, updatable = false)
  private Long position;
  private String role;
  private String content;
  private String status;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;
  @Column(name = "answers_id")
  private UUID answersId;
  @JdbcTypeCode(SqlTypes.JSON)
  private String sources = "[]";
  private Boolean grounded;
  @Column(name = "finish_reason")
  private String finishReason;
  private String model;
  @Column(name = "prompt_version")
  private String promptVersion;
  @JdbcTypeCode(SqlTypes.JSON)
  private String usage;
  @JdbcTypeCode(SqlTypes.JSON)
  private String timings;
  @Column(name = "interrupt_id")
  private UUID interruptId;
  @JdbcTypeCode(SqlTypes.JSON)
  private String choices = "[]";
  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "follow_ups")
  private String followUps = "[]";
  @Column(name = "replies_to")
  private UUID repliesTo;
  @Column(name = "error_code")
  private String errorCode;
  @JdbcTypeCode(SqlTypes.JSON)
  private String notices = "[]";
  private String[] tools = {};

  protected Message() {}

  private Message(UUID id, UUID sessionId, String role, String content, String status, UUID answersId) {
    this.id = id;
    this.sessionId = sessionId;
    this.role = role;
    this.content = content;
    this.status = status;
    this.answersId = answersId;
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
  }

  /** @param repliesTo the message that asked back, where this is the reply; else null */
  static Message asked(UUID id, UUID sessionId, String question, UUID repliesTo) {
    Message message = new Message(id, sessionId, "user", question, "complete", null);
    message.repliesTo = repliesTo;
    return message;
  }

  static Message running(UUID id, UUID sessionId, UUID answersId) {
    return new Message(id, sessionId, "assistant", "", "running", answersId);
  }

  /** What a human says who has taken over. */
  static Message human(UUID id, UUID sessionId, String text, Instant at) {
    Message message = new Message(id, sessionId, "human", text, "complete", null);
    message.createdAt = at;
    return message;
  }

  void complete(Answer answer) {
    content = answer.text();
    status = answer.finishReason() == FinishReason.CANCELLED ? "cancelled" : "complete";
    sources = Json.text(answer.sources());
    grounded = answer.grounded();
    finishReason = answer.finishReason().id();
    interruptId = answer.clarification() == null ? null : answer.clarification().interruptId();
    choices = Json.text(answer.clarification() == null ? List.of() : answer.clarification().choices());
    followUps = Json.text(answer.followUps());
    model = answer.model();
    promptVersion = answer.promptVersion();
    usage = Json.text(answer.usage());
    timings = Json.text(answer.timings());
    tools = answer.tools().toArray(String[]::new);
    updatedAt = Instant.now();
  }

  void fail(String said, List<Source> cited, String code) {
    content = said;
    sources = Json.text(cited);
    status = "failed";
    errorCode = code;
    updatedAt = Instant.now();
  }

  void note(List<Notice> without) {
    notices = Json.text(without);
  }

  /** The answer is made once more: what it said before is gone. */
  void restart() {
    content = "";
    status = "running";
    sources = "[]";
    grounded = null;
    finishReason = null;
    interruptId = null;
    choices = "[]";
    followUps = "[]";
    usage = null;
    timings = null;
    errorCode = null;
    notices = "[]";
    tools = new String[0];
    updatedAt = Instant.now();
  }

  void interrupt() {
    status = "interrupted";
    updatedAt = Instant.now();
  }

  UUID getId() { return id; }

  UUID getSessionId() { return sessionId; }

  String getContent() { return content; }

  /** The question that this answers; null for what answers none. */
  UUID getAnswersId() { return answersId; }

  Instant getUpdatedAt() { return updatedAt; }

  boolean isAnswer() { return role.equals("assistant"); }

  /** Whether it ended before it was finished, so that it can go on. */
  boolean isCutOff() {
    return status.equals("interrupted") || status.equals("failed");
  }

  UUID getInterruptId() { return interruptId; }

  /** The message that asked back, where this is the reply; else null. */
  UUID getRepliesTo() { return repliesTo; }

  Long getPosition() { return position; }

  boolean isRunning() { return status.equals("running"); }

  MessageView view() {
    return new MessageView(id, sessionId, role, content, status, createdAt, List.of(),
        List.of(read(sources, Source[].class)), grounded, "clarification".equals(finishReason), interruptId,
        List.of(read(choices, String[].class)), List.of(read(followUps, String[].class)), null, model, promptVersion,
        read(usage, Usage.class), read(timings, Timings.class), List.of(read(notices, Notice[].class)));
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return json == null ? null : Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
