package io.lotse.agent;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;

import org.bson.Document;
import org.eclipse.persistence.nosql.annotations.DataFormatType;
import org.eclipse.persistence.nosql.annotations.Field;
import org.eclipse.persistence.nosql.annotations.NoSql;

/**
 * One finished step of a run, insert-only. Its id is {@code thread:sequence}: inserting it is the compare-and-set by
 * which of two writers only one can win.
 */
@Entity
@NoSql(dataType = "agent_steps", dataFormat = DataFormatType.MAPPED)
class Step {
  @Id
  @Field(name = "_id")
  private String id;
  @Basic
  @Field(name = "thread")
  private String thread;
  @Basic
  @Field(name = "sequence")
  private long sequence;
  @Basic
  @Field(name = "run")
  private String run;
  @Basic
  @Field(name = "kind")
  private String kind;
  @Basic
  @Field(name = "body")
  private String body;
  @Basic
  @Temporal(TemporalType.TIMESTAMP)
  @Field(name = "at")
  private Date at;

  protected Step() {}

  Step(UUID thread, long sequence, UUID run, String kind, String body) {
    this.id = id(thread, sequence);
    this.thread = thread.toString();
    this.sequence = sequence;
    this.run = run.toString();
    this.kind = kind;
    this.body = body;
    this.at = new Date();
  }

  Step(Document stored) {
    this.id = stored.getString("_id");
    this.thread = stored.getString("thread");
    this.sequence = stored.getLong("sequence");
    this.run = stored.getString("run");
    this.kind = stored.getString("kind");
    this.body = stored.getString("body");
    this.at = stored.getDate("at");
  }

  static String id(UUID thread, long sequence) {
    return thread + ":" + sequence;
  }

  long getSequence() { return sequence; }

  UUID getRun() { return UUID.fromString(run); }

  String getKind() { return kind; }

  Instant getAt() { return at.toInstant(); }

  /** What happened, as JSON. */
  String getBody() { return body; }
}
