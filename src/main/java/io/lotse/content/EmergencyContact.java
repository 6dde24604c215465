package io.lotse.content;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.lotse.platform.WallClock;

/** Whom to call when something has happened. */
@Entity
@Table(name = "emergency_contact")
class EmergencyContact extends Entry<EmergencyDraft, EmergencyView> {
  private String name;
  @Column(name = "phone_number")
  private String phoneNumber;
  private String description;
  private String address;
  private String location;
  private int priority;
  private String section;
  @Column(name = "section_id")
  private Integer sectionId;

  protected EmergencyContact() {}

  EmergencyContact(EmergencyDraft draft) {
    change(draft);
  }

  @Override
  void write(EmergencyDraft draft) {
    name = draft.name();
    phoneNumber = draft.phoneNumber();
    description = draft.description();
    address = draft.address();
    location = draft.location();
    priority = draft.priority();
    section = draft.section();
    sectionId = draft.sectionId();
    setActive(draft.isActive());
  }

  @Override
  EmergencyDraft draft() {
    return new EmergencyDraft(name, phoneNumber, description, address, location, priority, isActive(), section,
        sectionId);
  }

  @Override
  EmergencyView view() {
    return new EmergencyView(name, phoneNumber, description, address, location, priority, isActive(), section,
        sectionId, getId(), WallClock.at(getCreatedAt()), WallClock.at(getUpdatedAt()), getVersion());
  }

  /** The number also in one piece: people type it with other gaps. */
  @Override
  String texts() {
    return Stream.of(name, phoneNumber, phoneNumber.replaceAll("\\D", ""), description, address, section)
        .filter(Objects::nonNull).collect(Collectors.joining(" "));
  }
}
