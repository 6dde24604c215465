package io.lotse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;

import org.awaitility.Awaitility;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** The mail server that the deployed Lotse sends to; it takes mails for everybody. */
public final class Mailbox {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static GreenMail server;

  private Mailbox() {}

  static void open(int port) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  static void close() {
    server.stop();
  }

  /** A mail as its reader sees it. */
  public record Received(String subject, String text, String html, MimeMessage message) {
    /** The eight digits of it. */
    public String code() {
      return first("\\b\\d{8}\\b", 0);
    }

    /** What stands behind {@code =} in its link. */
    public String token() {
      return first("/account/#\\w+=([A-Za-z0-9_-]+)", 1);
    }

    private String first(String pattern, int group) {
      Matcher found = Pattern.compile(pattern).matcher(text);
      if (!found.find()) {
        throw new AssertionError("no " + pattern + " in: " + text);
      }
      return found.group(group);
    }
  }

  /** All mails to an address so far, in the order of their arrival. */
  public static List<Received> of(String address) {
    return Arrays.stream(server.getReceivedMessages()).filter(message -> isTo(message, address)).map(Mailbox::read)
        .toList();
  }

  /** Waits for as many mails to an address and gives the newest. */
  public static Received await(String address, int count) {
    return Awaitility.await().atMost(PATIENCE).until(() -> of(address), mails -> mails.size() >= count).getLast();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return Arrays.toString(message.getAllRecipients()).contains("[" + address + "]");
    } catch (MessagingException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Received read(MimeMessage message) {
    try {
      Multipart parts = (Multipart) message.getContent();
      return new Received(message.getSubject(), parts.getBodyPart(0).getContent().toString(),
          parts.getBodyPart(1).getContent().toString(), message);
    } catch (MessagingException broken) {
      throw new AssertionError(broken);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
