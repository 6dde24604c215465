package io.lotse.handoff;

import java.io.IOException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.handoff.notification.NotificationLog;
import io.lotse.platform.PersonDeleted;
import io.lotse.platform.PersonalData;

/** What humans were told about a person: to hand it out, or to remove it. */
@ApplicationScoped
class PersonalNotifications implements PersonalData {
  private final NotificationLog log;

  PersonalNotifications() {
    this(null);
  }

  @Inject
  PersonalNotifications(NotificationLog log) {
    this.log = log;
  }

  void remove(@Observes PersonDeleted deleted) {
    log.forget(deleted.person(), deleted.email());
  }

  @Override
  public void write(UUID person, Archive archive) throws IOException {
    archive.json("notifications.json", log.about(person));
  }
}
