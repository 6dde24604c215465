package io.lotse.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.account.MailSecrets.Purpose;
import io.lotse.account.MailSecrets.Secret;
import io.lotse.account.mail.Letters;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.mail.MailRoute;
import io.lotse.platform.outbox.DeliveryFailed;
import io.lotse.platform.outbox.OutboxDelivery;
import io.lotse.platform.outbox.OutboxItem;

/** Writes and sends what was ordered at the {@link Postbox}, if by then there is something to write. */
@ApplicationScoped
class AccountMails implements OutboxDelivery {
  private final Accounts accounts;
  private final MailSecrets secrets;
  private final Letters letters;
  private final MailRoute mails;

  AccountMails() {
    this(null, null, null, null);
  }

  @Inject
  AccountMails(Accounts accounts, MailSecrets secrets, Letters letters, MailRoute mails) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.letters = letters;
    this.mails = mails;
  }

  @Override
  public String kind() {
    return Postbox.KIND;
  }

  @Override
  public void deliver(OutboxItem item) throws DeliveryFailed {
    Postbox.Order order = Postbox.read(item.payload());
    Optional<Accounts.Known> owner = accounts.known(order.email());
    if (owner.isPresent()) {
      write(item, order, owner.get());
    }
  }

  private void write(OutboxItem item, Postbox.Order order, Accounts.Known owner) throws DeliveryFailed {
    boolean own = owner.email().equals(order.email());
    boolean waits = !owner.may(Role.VERIFIED);
    switch (order.occasion()) {
      case SIGN_UP -> {
        if (owner.isNew()) {
          confirm(item, order, owner);
        } else if (own) {
          send(item, order, "taken", values("forgot"));
        }
      }
      case VERIFY -> {
        if (waits && owner.may(Role.ACTIVE)) {
          confirm(item, order, owner);
        }
      }
      case CLAIM -> {
        if (own) {
          send(item, order, "taken", values("forgot"));
        } else {
          confirm(item, order, owner);
        }
      }
      case CHOOSE -> {
        if (own && owner.may(Role.ACTIVE) && owner.passwordHash() == null) {
          withSecret(item, order, owner, Purpose.RESET, "choose", "reset");
        }
      }
      case RESET -> {
        if (own && owner.may(Role.ACTIVE)) {
          withSecret(item, order, owner, Purpose.RESET, "reset", "reset");
        }
      }
      case MOVED -> send(item, order, "moved", values("forgot"));
      case PASSWORD -> send(item, order, "password", values("forgot"));
    }
  }

  /**
   * Lets the reader show that the address is theirs; where several have signed up with it, by choosing a password. Who has
   * come from elsewhere gets in by it, so the letter says that somebody has.
   */
  private void confirm(OutboxItem item, Postbox.Order order, Accounts.Known owner) throws DeliveryFailed {
    if (owner.isContested()) {
      withSecret(item, order, owner, Purpose.RESET, "choose", "reset");
    } else {
      withSecret(item, order, owner, Purpose.VERIFY, owner.external() ? "external" : "verify", "verify");
    }
  }

  private void withSecret(OutboxItem item, Postbox.Order order, Accounts.Known owner, Purpose purpose, String letter,
      String page) throws DeliveryFailed {
    Secret secret = secrets.make(owner.id(), purpose, order.email());
    Map<String, String> values = values(page + "=" + secret.token());
    values.put("code", secret.code());
    send(item, order, letter, values);
  }

  private void send(OutboxItem item, Postbox.Order order, String letter, Map<String, String> values)
      throws DeliveryFailed {
    mails.send(letters.write(letter, order.language(), order.email(), values, item.id().toString()));
  }

  /** What stands behind the # of a link stays in the browser: it is in no log and no referrer. */
  private static Map<String, String> values(String fragment) {
    Settings settings = Settings.current();
    Map<String, String> values = new HashMap<>();
    values.put("link", settings.publicUrl() + "/account/#" + fragment);
    values.put("assistant", settings.text(Setting.ASSISTANT_NAME));
    values.put("minutes", String.valueOf(Math.max(1, MailSecrets.lifetimeSeconds() / 60)));
    return values;
  }
}
