package io.lotse.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.lotse.platform.WallClock;

/** A text that stands by itself, under a name in the address. */
@Entity
@Table(name = "text_page")
class TextPage {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;
  private String slug;
  private String content;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;
  @Version
  private int version = 1;

  protected TextPage() {}

  TextPage(String slug, String content) {
    this.slug = slug;
    this.content = content;
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    this.updatedAt = createdAt;
  }

  boolean write(String text) {
    if (content.equals(text)) {
      return false;
    }
    content = text;
    updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return true;
  }

  TextPageView view() {
    return new TextPageView(content, slug, id, WallClock.at(createdAt), WallClock.at(updatedAt), version);
  }

  int getVersion() { return version; }
}
