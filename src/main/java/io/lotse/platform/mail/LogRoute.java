package io.lotse.platform.mail;

import java.lang.System.Logger.Level;

/** Writes mails into the log: for trying Lotse out, where no mail server is configured. */
final class LogRoute implements MailRoute {
  private static final System.Logger LOG = System.getLogger("io.lotse.mail");

  @Override
  public void send(Mail mail) {
    LOG.log(Level.INFO, "no SMTP_HOST, so this mail is only told here: to {0}, subject: {1}\n{2}", mail.to(),
        mail.subject(), mail.text());
  }

  @Override
  public String describe() {
    return "mails go to the log";
  }
}
