package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Notes where pictures are painted; what else is drawn by name is drawn as ever. */
final class Pictures extends DrawObject {
  private final SeenText engine;
  private final Painting painting;

  Pictures(SeenText engine, Painting painting) {
    super(engine);
    this.engine = engine;
    this.painting = painting;
  }

  @Override
  public void process(Operator operator, List<COSBase> operands) throws IOException {
    if (!operands.isEmpty() && operands.getFirst() instanceof COSName name && engine.getResources() != null
        && engine.getResources().isImageXObject(name)) {
      COSBase image = engine.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT).getDictionaryObject(name);
      painting.image(image instanceof COSStream stream ? stream : null, engine.glyphsSoFar());
      return;
    }
    super.process(operator, operands);
  }

  /** Pictures that stand in the content stream itself. */
  static final class Inline extends OperatorProcessor {
    private final SeenText engine;
    private final Painting painting;

    Inline(SeenText engine, Painting painting) {
      super(engine);
      this.engine = engine;
      this.painting = painting;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
      painting.image(null, engine.glyphsSoFar());
    }

    @Override
    public String getName() { return OperatorName.BEGIN_INLINE_IMAGE; }
  }
}
