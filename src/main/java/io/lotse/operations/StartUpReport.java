package io.lotse.operations;

import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import io.lotse.model.LiveModels;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.mail.MailRoute;
import io.lotse.platform.objects.ObjectStore;

/** Prints at start what is live and which settings were given, secrets masked. */
@ApplicationScoped
class StartUpReport {
  private static final System.Logger LOG = System.getLogger("io.lotse.start");
  private final LiveModels models;
  private final ObjectStore objects;
  private final MailRoute mails;

  StartUpReport() {
    this(null, null, null);
  }

  @Inject
  StartUpReport(LiveModels models, ObjectStore objects, MailRoute mails) {
    this.models = models;
    this.objects = objects;
    this.mails = mails;
  }

  void print(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_AFTER) Object started) {
    Settings settings = Settings.current();
    LOG.log(System.Logger.Level.INFO, "live: PostgreSQL {0}; MongoDB {1}; {2}; {3}; {4}",
        settings.shown(Setting.DATABASE_URL), settings.shown(Setting.MONGODB_URL), objects.describe(), models
            .description(), mails.describe());
    LOG.log(System.Logger.Level.INFO, "settings given: {0}", Arrays.stream(Setting.values())
        .filter(setting -> !settings.sourceOf(setting).equals("default"))
        .map(setting -> setting + "=" + settings.shown(setting)).collect(Collectors.joining(", ")));
  }
}
