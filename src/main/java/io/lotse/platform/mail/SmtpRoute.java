package io.lotse.platform.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Properties;
import java.util.function.Function;

import javax.net.ssl.SSLSocketFactory;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.outbox.DeliveryFailed;

/**
 * Sends mails by SMTP (RFC 5321), as {@code multipart/alternative} of text and HTML. With STARTTLS and TLS the server's
 * certificate must be valid for its name, and nothing is sent in the clear when encryption fails.
 */
final class SmtpRoute implements MailRoute {
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "20000";
  private final Session session;
  private final String from;
  private final String server;

  SmtpRoute(Settings settings) {
    this(settings, null);
  }

  /** @param sockets that know whom to trust; null = the server's own */
  SmtpRoute(Settings settings, SSLSocketFactory sockets) {
    this.server = settings.text(Setting.SMTP_HOST) + ":" + settings.text(Setting.SMTP_PORT);
    this.from = settings.optional(Setting.MAIL_FROM)
        .orElseGet(() -> "lotse@" + URI.create(settings.publicUrl()).getHost());
    Properties mail = properties(settings);
    if (sockets != null) {
      mail.put("mail.smtp.ssl.socketFactory", sockets);
    }
    this.session = Session.getInstance(mail, authenticator(settings));
  }

  private static Properties properties(Settings settings) {
    String security = settings.text(Setting.SMTP_SECURITY);
    Properties mail = new Properties();
    mail.setProperty("mail.smtp.host", settings.text(Setting.SMTP_HOST));
    mail.setProperty("mail.smtp.port", settings.text(Setting.SMTP_PORT));
    mail.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    mail.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
    mail.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
    mail.setProperty("mail.smtp.auth", String.valueOf(settings.has(Setting.SMTP_USER)));
    mail.setProperty("mail.smtp.starttls.enable", String.valueOf(security.equals("starttls")));
    mail.setProperty("mail.smtp.starttls.required", String.valueOf(security.equals("starttls")));
    mail.setProperty("mail.smtp.ssl.enable", String.valueOf(security.equals("tls")));
    mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    mail.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    return mail;
  }

  private static Authenticator authenticator(Settings settings) {
    return !settings.has(Setting.SMTP_USER) ? null : new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.text(Setting.SMTP_USER),
            settings.optional(Setting.SMTP_PASSWORD).orElse(""));
      }
    };
  }

  @Override
  public void send(Mail mail) throws DeliveryFailed {
    try {
      Transport.send(message(mail));
    } catch (MessagingException failed) {
      throw new DeliveryFailed(failed.getClass().getSimpleName() + " at " + server, failed);
    }
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    Function<String, String> sameId = id -> "<" + id + "@" + from.substring(from.indexOf('@') + 1).replace(">", "")
        + ">";
    MimeMessage message = new MimeMessage(session) {
      @Override
      protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", sameId.apply(mail.id()));
      }
    };
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), "UTF-8");
    message.setHeader("Date", java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().atZone(java.time.ZoneOffset.UTC)));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", mail.language());
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(part(mail.text(), "plain"));
    alternatives.addBodyPart(part(mail.html(), "html"));
    message.setContent(alternatives);
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    return part;
  }

  @Override
  public String describe() {
    return "mails go to " + server;
  }
}
