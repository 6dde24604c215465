package io.lotse.account.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

import io.lotse.platform.mail.Mail;

/**
 * Writes letters from the templates {@code /mails/<language>/<kind>.md}: Markdown whose first line is the subject, with
 * {@code {values}} that are ours alone. What a person has typed is never put into a letter, so nobody can make Lotse send
 * words of theirs to others.
 */
@ApplicationScoped
public class Letters {
  public static final List<String> LANGUAGES = List.of("de", "en", "vi");
  private final Parser markdown = Parser.builder().build();
  private final HtmlRenderer html = HtmlRenderer.builder().escapeHtml(true).build();
  private final TextContentRenderer text = TextContentRenderer.builder().lineBreakRendering(
      LineBreakRendering.SEPARATE_BLOCKS).build();
  private final String frame = read("/mails/frame.html");

  /**
   * The letter of a kind to an address.
   *
   * @param values what stands in the template as {@code {name}}
   * @param id see {@link Mail#id()}
   */
  public Mail write(String kind, String language, String to, Map<String, String> values, String id) {
    String template = read("/mails/" + language + "/" + kind + ".md");
    for (Map.Entry<String, String> value : values.entrySet()) {
      template = template.replace("{" + value.getKey() + "}", value.getValue());
    }
    int lineEnd = template.indexOf('\n');
    String subject = template.substring(0, lineEnd).replaceFirst("^#\\s*", "").strip();
    Node body = markdown.parse(template.substring(lineEnd));
    return new Mail(id, to, language, subject, text.render(body).strip() + "\n", frame.replace("{language}", language)
        .replace("{subject}", subject).replace("{body}", html.render(body)));
  }

  private static String read(String resource) {
    try (InputStream in = Letters.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
