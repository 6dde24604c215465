package io.lotse.bot;

import java.io.IOException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.platform.PersonDeleted;
import io.lotse.platform.PersonalData;
import io.lotse.platform.WallClock;
import io.lotse.platform.outbox.Outbox;
import io.lotse.platform.outbox.OutboxDelivery;
import io.lotse.platform.outbox.OutboxItem;

/** The records of bots whose user is one of our people: to hand them out, or to remove them. */
@ApplicationScoped
class PersonalRecords implements PersonalData, OutboxDelivery {
  private static final String KIND = "bot-person";
  private final SessionLog log;
  private final Outbox outbox;

  PersonalRecords() {
    this(null, null);
  }

  @Inject
  PersonalRecords(SessionLog log, Outbox outbox) {
    this.log = log;
    this.outbox = outbox;
  }

  void remove(@Observes PersonDeleted deleted) {
    outbox.file(KIND, deleted.person().toString(), deleted.person().toString());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void deliver(OutboxItem item) {
    log.forgetUser(item.payload());
  }

  @Override
  public void write(UUID person, Archive archive) throws IOException {
    archive.json("bot/records.json", log.all(person.toString()).stream().map(each -> each.stored(WallClock.zone()))
        .toList());
  }
}
