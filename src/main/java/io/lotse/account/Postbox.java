package io.lotse.account;

import java.time.Instant;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.platform.Json;
import io.lotse.platform.Sha256;
import io.lotse.platform.outbox.Outbox;

/**
 * Where letters are ordered, whether or not there is an account behind the address: what is written, if anything, and its
 * secret are found out when it is sent. So asking takes the same time for all addresses, no secret lies in the outbox, and
 * a letter that had to wait holds a fresh one. An address gets at most one letter of an occasion a minute.
 */
@ApplicationScoped
class Postbox {
  static final String KIND = "account-mail";
  private static final int SECONDS_BETWEEN = 60;
  private final Outbox outbox;

  Postbox() {
    this(null);
  }

  @Inject
  Postbox(Outbox outbox) {
    this.outbox = outbox;
  }

  /** What is ordered. */
  record Order(Occasion occasion, String email, String language) {}

  /** Orders a letter once the caller's transaction has committed. */
  @Transactional(Transactional.TxType.MANDATORY)
  void order(Occasion occasion, String email, String language) {
    long minute = Instant.now().getEpochSecond() / SECONDS_BETWEEN;
    String address = HexFormat.of().formatHex(Sha256.of(email), 0, 16);
    outbox.file(KIND, occasion + ":" + address + ":" + minute, Json.text(new Order(occasion, email, language)));
  }

  static Order read(String payload) {
    try {
      return Json.MAPPER.readValue(payload, Order.class);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalArgumentException(notOurs);
    }
  }
}
