package io.lotse.bot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;

import org.bson.Document;
import org.bson.types.ObjectId;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.nosql.annotations.DataFormatType;
import org.eclipse.persistence.nosql.annotations.Field;
import org.eclipse.persistence.nosql.annotations.NoSql;

import io.lotse.handoff.BotTurn;
import io.lotse.platform.WallClock;

/** A step of a bot's user, as it is stored; only its response is ever changed. Session ids are not unique. */
@Entity
@NoSql(dataType = "session_chat", dataFormat = DataFormatType.MAPPED)
@Customizer(SessionCollection.class)
class SessionRecord {
  static final String SESSION = "session_id";
  static final String USER = "user_id";
  static final String ACTION = "action";
  static final String RESPONSE = "response";
  static final String AT = "created_at_datetime";

  @Id
  @Field(name = "_id")
  private String id;
  @Basic
  @Field(name = SESSION)
  private String sessionId;
  @Basic
  @Field(name = "factor")
  private String factor;
  @Basic
  @Field(name = ACTION)
  private String action;
  @Basic
  @Field(name = "created_at")
  private String createdAt;
  @Basic
  @Temporal(TemporalType.TIMESTAMP)
  @Field(name = AT)
  private Date at;
  @Basic
  @Field(name = "first_name")
  private String firstName;
  @Basic
  @Field(name = "last_name")
  private String lastName;
  @Basic
  @Field(name = "message")
  private String message;
  @Basic
  @Field(name = USER)
  private String userId;
  @Basic
  @Field(name = "username")
  private String username;
  @Basic
  @Field(name = RESPONSE)
  private String response;

  protected SessionRecord() {}

  SessionRecord(SessionStep step, String sessionId, Instant now, ZoneId zone) {
    this.id = new ObjectId().toHexString();
    this.sessionId = sessionId;
    this.factor = step.factor();
    this.action = step.action();
    this.createdAt = WallClock.seconds(now, zone);
    this.at = Date.from(now);
    this.firstName = step.firstName();
    this.lastName = step.lastName();
    this.message = step.message();
    this.userId = step.userId();
    this.username = step.username();
    this.response = step.response();
  }

  /** A stored record, also of an older system: its id may be an ObjectId, and any field may be missing. */
  SessionRecord(Document stored) {
    this.id = String.valueOf(stored.get("_id"));
    this.sessionId = stored.getString(SESSION);
    this.factor = stored.getString("factor");
    this.action = stored.getString(ACTION);
    this.createdAt = stored.getString("created_at");
    this.at = stored.getDate(AT);
    this.firstName = stored.getString("first_name");
    this.lastName = stored.getString("last_name");
    this.message = stored.getString("message");
    this.userId = stored.getString(USER);
    this.username = stored.getString("username");
    this.response = stored.getString(RESPONSE);
  }

  LoggedSession logged() {
    return new LoggedSession(sessionId, factor, action, firstName, lastName, message, userId, username, createdAt,
        response);
  }

  StoredSession stored(ZoneId zone) {
    LocalDateTime wall = at == null ? null : LocalDateTime.ofInstant(at.toInstant(), zone);
    return new StoredSession(id, sessionId, factor, action, firstName, lastName, message, userId, username, createdAt,
        wall, response);
  }

  BotTurn turn() {
    return new BotTurn(id, sessionId, factor, action, createdAt, firstName, lastName, message, userId, username,
        response);
  }

  /** Whether a new history begins after it. */
  boolean isRestart() {
    return action != null && (action.strip().equalsIgnoreCase("start") || action.strip().equalsIgnoreCase("clear"));
  }

  boolean isOf(String wanted) {
    return factor != null && factor.strip().equalsIgnoreCase(wanted);
  }

  boolean isAskedFreely() {
    return isOf("user") && action != null && action.strip().equalsIgnoreCase("asking_freely") && hasMessage();
  }

  boolean hasMessage() {
    return message != null && !message.isBlank();
  }

  boolean hasResponse() {
    return response != null && !response.isBlank();
  }

  String getSessionId() { return sessionId; }

  String getMessage() { return message; }

  String getResponse() { return response; }
}
