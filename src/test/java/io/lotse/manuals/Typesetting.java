package io.lotse.manuals;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** A manual as a page that is ready to be printed: numbered headings, title page, contents, bookmarks, warning boxes. */
final class Typesetting {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int SHORT_CELL = 10;
  private static final int SHORT_TABLE = 9;
  private static final int MANY_COLUMNS = 5;
  private final ManualSource source;
  private final Document page;
  private final int[] numbers = new int[3];

  private Typesetting(ManualSource source, String style) {
    this.source = source;
    this.page = Document.createShell("");
    page.title(source.get("title"));
    page.selectFirst("html").attr("lang", source.language());
    page.head().appendElement("style").appendChild(new DataNode(style));
  }

  static Document set(ManualSource source, String style) {
    Typesetting typesetting = new Typesetting(source, style);
    typesetting.body();
    typesetting.front();
    return typesetting.page;
  }

  private void body() {
    var tables = List.of(TablesExtension.create());
    String html = HtmlRenderer.builder().extensions(tables).build()
        .render(Parser.builder().extensions(tables).build().parse(source.markdown()));
    Element body = page.body().appendElement("div").addClass("body");
    body.append(Jsoup.parseBodyFragment(html).body().html());
    body.select("h1, h2, h3").forEach(this::number);
    body.select("blockquote").forEach(Typesetting::warn);
    body.select("h1").forEach(this::runningHead);
    body.select("table").forEach(Typesetting::size);
    body.select("ol").forEach(Typesetting::steps);
    body.select("th, td").stream().filter(cell -> cell.text().length() <= SHORT_CELL)
        .forEach(cell -> cell.addClass("short"));
    if (source.language().equals("de")) {
      soften(body);
    }
    body.select("p, li, td, th, h1, h2, h3").forEach(Typesetting::inReadingOrder);
  }

  private void number(Element heading) {
    int level = heading.tagName().charAt(1) - '0';
    numbers[level - 1]++;
    for (int deeper = level; deeper < numbers.length; deeper++) {
      numbers[deeper] = 0;
    }
    StringBuilder number = new StringBuilder().append(numbers[0]);
    for (int at = 1; at < level; at++) {
      number.append('.').append(numbers[at]);
    }
    heading.attr("id", "s" + number.toString().replace('.', '-'));
    heading.prepend("<span class=\"number\">" + number + "</span> ");
  }

  /** The bold word that opens a box names its kind; the style sheet knows them as classes. */
  private static void warn(Element box) {
    Element signal = box.selectFirst("strong");
    if (signal != null) {
      box.addClass(signal.text().toLowerCase(Locale.ROOT));
    }
  }

  private void runningHead(Element chapter) {
    chapter.after(new Element("div").addClass("running").text(chapter.text()));
  }

  private static void size(Element table) {
    int rows = table.select("tbody tr").size();
    table.addClass(rows <= SHORT_TABLE ? "whole" : "parted");
    if (table.select("th").size() >= MANY_COLUMNS) {
      table.addClass("wide");
    }
  }

  /** As rows of a table, so that a step's number is printed beside its text and not ahead of the whole page. */
  private static void steps(Element list) {
    Element table = new Element("table").addClass("steps");
    for (Element step : list.children()) {
      Element row = table.appendElement("tr");
      row.appendElement("td").text(row.siblingIndex() + 1 + ".");
      row.appendElement("td").appendChildren(step.childNodesCopy());
    }
    list.replaceWith(table);
  }

  private static void soften(Element body) {
    NodeTraversor.traverse((node, depth) -> {
      if (node instanceof TextNode text && text.parent() instanceof Element parent
          && parent.closest("h1, h2, h3, code, .running") == null) {
        text.text(Hyphens.soften(text.getWholeText()));
      }
    }, body);
  }

  /** The printer writes a block's own text before that of its inline elements; as a sibling each stays in its place. */
  private static void inReadingOrder(Element block) {
    if (!block.children().isEmpty()) {
      block.textNodes().forEach(text -> text.wrap("<span></span>"));
    }
  }

  private void front() {
    Element front = page.body().prependElement("div").addClass("front");
    Element title = front.appendElement("div").addClass("title");
    title.appendElement("p").addClass("maker").text(source.get("maker"));
    title.appendElement("p").addClass("name").text(source.get("product"));
    title.appendElement("p").addClass("kind").text(source.get("subtitle"));
    title.appendElement("p").addClass("models").text(source.get("models"));
    title.appendElement("p").addClass("version").text(source.get("imprint"));
    Element contents = front.appendElement("div").addClass("contents");
    contents.appendElement("p").addClass("heading").text(source.get("contents"));
    Element bookmarks = page.head().appendElement("bookmarks");
    page.select(".body h1, .body h2, .body h3").forEach(heading -> list(heading, contents, bookmarks));
    page.body().prependElement("div").addClass("head").text(source.get("title"));
    page.body().prependElement("div").addClass("foot").text(source.get("footer"));
  }

  private void list(Element heading, Element contents, Element bookmarks) {
    String target = "#" + heading.id();
    int level = heading.tagName().charAt(1) - '0';
    String name = SPACE.matcher(heading.text()).replaceAll(" ");
    Element parent = bookmarks;
    for (int at = 1; at < level; at++) {
      parent = parent.children().last();
    }
    parent.appendElement("bookmark").attr("name", name).attr("href", target);
    if (level < 3) {
      Element entry = contents.appendElement("p").addClass("level" + level);
      entry.appendElement("a").attr("href", target).text(name);
    }
  }
}
