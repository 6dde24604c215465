package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Reads Markdown as CommonMark with tables. A {@code title} in front matter becomes the title. */
final class MarkdownParser extends AbstractVisitor {
  private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?)\\R---\\s*(\\R|\\z)", Pattern.DOTALL);
  private static final Pattern TITLE = Pattern.compile("(?m)^title:\\s*[\"']?(.*?)[\"']?\\s*$");
  private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final String filename;
  private final Manuscript manuscript = new Manuscript();
  private String marker = "";

  MarkdownParser(String filename) {
    this.filename = filename;
  }

  ParsedDocument parse(String markdown) {
    String source = markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown;
    Matcher front = FRONT_MATTER.matcher(source);
    String title = null;
    if (front.find()) {
      Matcher given = TITLE.matcher(front.group(1));
      title = given.find() ? given.group(1) : null;
      source = source.substring(front.end());
    }
    manuscript.findings().lookForInvisible(1, source);
    PARSER.parse(source).accept(this);
    return manuscript.finish(DocumentFormat.MARKDOWN, title, filename);
  }

  @Override
  public void visit(Heading heading) {
    manuscript.heading(heading.getLevel(), InlineText.of(heading));
  }

  @Override
  public void visit(Paragraph paragraph) {
    manuscript.add(marker.isEmpty() ? Kind.PARAGRAPH : Kind.ITEM, marker + InlineText.of(paragraph));
    marker = "";
  }

  @Override
  public void visit(ListItem item) {
    marker = item.getParent() instanceof OrderedList list ? number(item, list) + ". " : "• ";
    visitChildren(item);
    marker = "";
  }

  private static int number(ListItem item, OrderedList list) {
    int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
    for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
      number++;
    }
    return number;
  }

  @Override
  public void visit(FencedCodeBlock code) {
    manuscript.add(Kind.CODE, CleanText.preformatted(code.getLiteral()));
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    manuscript.add(Kind.CODE, CleanText.preformatted(code.getLiteral()));
  }

  @Override
  public void visit(HtmlBlock html) {
    Document fragment = Jsoup.parse(html.getLiteral());
    for (Element hidden : new HtmlVisibility(fragment).hidden()) {
      manuscript.findings().hidden(1, hidden.text() + " ");
      hidden.remove();
    }
    manuscript.add(Kind.PARAGRAPH, CleanText.line(fragment.text()));
  }

  @Override
  public void visit(CustomNode node) {
    if (!(node instanceof TableRow row)) {
      visitChildren(node);
      return;
    }
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(cell instanceof TableCell ? InlineText.of(cell) : "");
    }
    Kind kind = row.getParent() instanceof TableHead ? Kind.HEADER_ROW : Kind.ROW;
    manuscript.add(kind, RowText.text(cells));
  }
}
