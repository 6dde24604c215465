package io.lotse.account;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.platform.Caller;
import io.lotse.platform.ClientAddress;
import io.lotse.platform.audit.AuditLog;

/** Notes which keys are used from where: on each node once an hour, since bots call all day. */
@ApplicationScoped
class KeyUse {
  private static final Duration AGAIN_AFTER = Duration.ofHours(1);
  private final Cache<String, Boolean> noted = Caffeine.newBuilder().expireAfterWrite(AGAIN_AFTER).maximumSize(10_000)
      .build();
  private final AuditLog log;

  KeyUse() {
    this(null);
  }

  @Inject
  KeyUse(AuditLog log) {
    this.log = log;
  }

  void note(Caller.Service service, HttpServletRequest request) {
    String use = service.id() + " " + ClientAddress.of(request);
    if (noted.asMap().putIfAbsent(use, true) == null) {
      log.note(AuditLog.name(service), "key-use", service.id().toString(), "ok", request);
    }
  }
}
