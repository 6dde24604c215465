package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Reads the main content of an HTML page; scripts, navigation and what is hidden are left out. */
final class HtmlParser implements NodeFilter {
  private static final String LEFT_OUT = "script, style, noscript, template, nav, footer, iframe, form button, svg, "
      + "[aria-hidden=true], [role=navigation], .navheader, .navfooter, .docnav";
  /** Labels of buttons and menus that a script would show are hidden on many pages, and say nothing. */
  private static final int FEWEST_WORDS = 3;
  private static final double MOST = 0.25;

  private final Path file;
  private final String filename;
  private final Manuscript manuscript = new Manuscript();
  private final Map<Element, Integer> numbers = new IdentityHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private Kind kind = Kind.PARAGRAPH;

  HtmlParser(Path file, String filename) {
    this.file = file;
    this.filename = filename;
  }

  ParsedDocument parse() throws IOException {
    TextFile.checkSize(file);
    Document html;
    try (InputStream in = Files.newInputStream(file)) {
      html = Jsoup.parse(in, null, "");
    }
    List<Element> hidden = new HtmlVisibility(html).hidden();
    html.select(LEFT_OUT).remove();
    hidden.stream().filter(element -> element.root() == html).forEach(this::leaveOut);
    NodeTraversor.filter(this, mainContent(html));
    flush();
    return manuscript.finish(DocumentFormat.HTML, html.title(), filename);
  }

  private void leaveOut(Element hidden) {
    if (Words.count(hidden.text()) >= FEWEST_WORDS) {
      manuscript.findings().hidden(1, hidden.text() + " ");
    }
    hidden.remove();
  }

  private static Element mainContent(Document html) {
    Element body = html.body();
    Element main = body.selectFirst("main, [role=main], article");
    if (main != null && main.text().length() > MOST * body.text().length()) {
      return main;
    }
    body.select("body > header, body > aside").remove();
    return body;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode inline) {
      manuscript.findings().lookForInvisible(1, inline.getWholeText());
      text.append(kind == Kind.CODE ? inline.getWholeText() : inline.getWholeText().replace('\n', ' '));
      return FilterResult.CONTINUE;
    }
    return node instanceof Element element ? element(element) : FilterResult.CONTINUE;
  }

  private FilterResult element(Element element) {
    String name = element.normalName();
    if (isHeading(name)) {
      flush();
      manuscript.heading(name.charAt(1) - '0', CleanText.line(element.text()));
      return FilterResult.SKIP_CHILDREN;
    }
    if (name.equals("table") && HtmlTable.holdsData(element)) {
      flush();
      HtmlTable.write(element, manuscript);
      return FilterResult.SKIP_CHILDREN;
    }
    if (name.equals("img")) {
      text.append(' ').append(element.attr("alt")).append(' ');
    } else if (name.equals("br")) {
      text.append(kind == Kind.CODE ? "\n" : " ");
    } else if (element.isBlock() && !(kind == Kind.ITEM && text.toString().endsWith(" ") && isFirstIn(element))) {
      flush();
      begin(element, name);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isFirstIn(Element element) {
    return element.normalName().equals("p") && element.parent() != null && element.previousElementSibling() == null
        && element.parent().normalName().equals("li");
  }

  private void begin(Element element, String name) {
    if (name.equals("li")) {
      kind = Kind.ITEM;
      Element list = element.parent();
      boolean numbered = list != null && list.normalName().equals("ol");
      text.append(numbered ? next(element, list) + ". " : "• ");
    } else if (name.equals("pre")) {
      kind = Kind.CODE;
    }
  }

  /** Counted along, since asking an item for its place in a long list takes long. */
  private int next(Element item, Element list) {
    int number = value(item, "value", numbers.containsKey(list) ? numbers.get(list) + 1 : value(list, "start", 1));
    numbers.put(list, number);
    return number;
  }

  private static int value(Element element, String attribute, int otherwise) {
    String given = element.attr(attribute).strip();
    return given.matches("\\d{1,6}") ? Integer.parseInt(given) : otherwise;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      flush();
    }
    return FilterResult.CONTINUE;
  }

  private void flush() {
    String clean = kind == Kind.CODE ? CleanText.preformatted(text.toString()) : CleanText.line(text.toString());
    boolean markerOnly = kind == Kind.ITEM && ListMarker.isMarker(clean);
    manuscript.add(kind, markerOnly ? "" : clean);
    text.setLength(0);
    kind = Kind.PARAGRAPH;
  }

  private static boolean isHeading(String name) {
    return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
  }
}
