package io.lotse.knowledge.parsing;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a Markdown block without its marks. */
final class InlineText extends AbstractVisitor {
  private final StringBuilder text = new StringBuilder();

  private InlineText() {}

  static String of(Node block) {
    InlineText inline = new InlineText();
    inline.visitChildren(block);
    return CleanText.line(inline.text.toString());
  }

  @Override
  public void visit(Text node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(Code node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak node) {
    text.append(' ');
  }

  @Override
  public void visit(HardLineBreak node) {
    text.append(' ');
  }
}
