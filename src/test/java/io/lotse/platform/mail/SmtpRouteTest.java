package io.lotse.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.lotse.platform.Settings;
import io.lotse.platform.outbox.DeliveryFailed;

/** Mails on their way over TLS, from the first byte on or after STARTTLS; never in the clear where that was wished. */
class SmtpRouteTest {
  private static final Mail MAIL = new Mail("7", "mara@lotse.example", "de", "Grüße", "Guten Tag", "<p>Guten Tag</p>");
  @TempDir
  private static Path folder;
  private static OwnCertificate certificate;
  private GreenMail server;

  @BeforeAll
  static void make_a_certificate() throws Exception {
    certificate = new OwnCertificate(folder, "ip:127.0.0.1");
  }

  @AfterEach
  void stop() {
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void a_mail_goes_over_tls_to_a_server_that_is_trusted() throws Exception {
    int port = serve(ServerSetup.PROTOCOL_SMTPS);

    route("tls", "127.0.0.1", port, certificate.trusted().getSocketFactory()).send(MAIL);

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Grüße");
  }

  @Test
  void a_certificate_of_another_name_or_of_nobody_known_is_refused() {
    int port = serve(ServerSetup.PROTOCOL_SMTPS);

    assertThatThrownBy(() -> route("tls", "localhost", port, certificate.trusted().getSocketFactory()).send(MAIL))
        .isInstanceOf(DeliveryFailed.class);
    assertThatThrownBy(() -> route("tls", "127.0.0.1", port, null).send(MAIL)).isInstanceOf(DeliveryFailed.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void with_starttls_nothing_but_the_greeting_is_said_in_the_clear() throws Exception {
    int port = serve(ServerSetup.PROTOCOL_SMTP);
    try (StartTlsFront front = new StartTlsFront(port, certificate.shown())) {
      route("starttls", "127.0.0.1", front.port(), certificate.trusted().getSocketFactory()).send(MAIL);

      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(front.heardInTheClear()).hasSize(2).last().isEqualTo("STARTTLS");
    }
  }

  @Test
  void with_starttls_a_certificate_of_another_name_or_of_nobody_known_is_refused() throws Exception {
    int port = serve(ServerSetup.PROTOCOL_SMTP);
    try (StartTlsFront front = new StartTlsFront(port, certificate.shown())) {
      assertThatThrownBy(() -> route("starttls", "localhost", front.port(), certificate.trusted().getSocketFactory())
          .send(MAIL)).isInstanceOf(DeliveryFailed.class);
      assertThatThrownBy(() -> route("starttls", "127.0.0.1", front.port(), null).send(MAIL)).isInstanceOf(
          DeliveryFailed.class);
      assertThat(front.heardInTheClear()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_server_that_offers_no_starttls_gets_no_mail_and_no_password() throws Exception {
    try (StartTlsFront front = StartTlsFront.thatOffersNone()) {
      assertThatThrownBy(() -> route("starttls", "127.0.0.1", front.port(), null).send(MAIL)).isInstanceOf(
          DeliveryFailed.class);

      assertThat(front.heardInTheClear()).isNotEmpty().allMatch(line -> line.matches("(EHLO|HELO|QUIT).*"));
    }
  }

  private int serve(String protocol) {
    System.setProperty("greenmail.tls.keystore.file", certificate.file().toString());
    System.setProperty("greenmail.tls.keystore.password", OwnCertificate.PASSWORD);
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.start();
    server.setUser("lotse", "geheim");
    return (protocol.equals(ServerSetup.PROTOCOL_SMTPS) ? server.getSmtps() : server.getSmtp()).getPort();
  }

  private static SmtpRoute route(String security, String host, int port, SSLSocketFactory sockets) {
    Map<String, String> settings = new HashMap<>(Map.of("SMTP_HOST", host, "SMTP_PORT", String.valueOf(port),
        "SMTP_SECURITY", security, "SMTP_USER", "lotse", "SMTP_PASSWORD", "geheim", "MAIL_FROM",
        "lotse@lotse.example"));
    return new SmtpRoute(Settings.read(settings::get), sockets);
  }
}
