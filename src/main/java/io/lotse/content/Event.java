package io.lotse.content;

import java.time.LocalDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.lotse.platform.WallClock;

/** Something that takes place. */
@Entity
@Table(name = "event")
class Event extends Entry<EventDraft, EventView> {
  private String name;
  private String description;
  private String address;
  private String location;
  @Column(name = "date_start")
  private LocalDateTime dateStart;
  @Column(name = "date_end")
  private LocalDateTime dateEnd;
  @JdbcTypeCode(SqlTypes.JSON)
  private String price;
  private String url;
  private boolean featured;

  protected Event() {}

  Event(EventDraft draft) {
    change(draft);
  }

  @Override
  void write(EventDraft draft) {
    name = draft.name();
    description = draft.description();
    address = draft.address();
    location = draft.location();
    dateStart = draft.dateStart();
    dateEnd = draft.dateEnd();
    price = Prices.write(draft.price());
    url = draft.url();
    featured = draft.featured();
    setActive(draft.isActive());
  }

  @Override
  EventDraft draft() {
    return new EventDraft(name, description, address, location, dateStart, dateEnd, Prices.read(price), url, isActive(),
        featured);
  }

  @Override
  EventView view() {
    return new EventView(name, description, address, location, dateStart, dateEnd, Prices.read(price), url, isActive(),
        featured, getId(), WallClock.at(getCreatedAt()), WallClock.at(getUpdatedAt()), getVersion());
  }

  @Override
  String texts() {
    return name + " " + description + " " + address;
  }
}
