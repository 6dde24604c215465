package io.lotse.knowledge.index;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** How a chunk lies in Lucene. */
final class LuceneDocuments {
  static final String ID = "id", DOCUMENT = "document", LANGUAGE = "language", PRODUCT = "product", TAG = "tag",
      VECTOR = "vector";
  private static final FieldType TERMS = new FieldType();

  static {
    TERMS.setTokenized(true);
    TERMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TERMS.freeze();
  }

  private LuceneDocuments() {}

  static Document of(IndexedChunk chunk, TextAnalysis analysis) {
    Document document = new Document();
    key(document, ID, chunk.id());
    key(document, DOCUMENT, chunk.documentId());
    document.add(new StringField(LANGUAGE, chunk.language(), Field.Store.NO));
    document.add(new SortedDocValuesField(LANGUAGE, new BytesRef(chunk.language())));
    if (chunk.product() != null)
      document.add(new StringField(PRODUCT, chunk.product(), Field.Store.NO));
    chunk.tags().forEach(tag -> document.add(new StringField(TAG, tag, Field.Store.NO)));
    analysis.passage(chunk)
        .forEach((field, terms) -> document.add(new Field(field.property(), new Listed(terms), TERMS)));
    if (chunk.vector() != null)
      document.add(new KnnFloatVectorField(VECTOR, UnitVector.check(chunk.vector()),
          VectorSimilarityFunction.DOT_PRODUCT));
    return document;
  }

  static BytesRef bytes(UUID id) {
    return new BytesRef(
        ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
  }

  static UUID uuid(BytesRef bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static void key(Document document, String field, UUID id) {
    document.add(new StringField(field, bytes(id), Field.Store.NO));
    document.add(new BinaryDocValuesField(field, bytes(id)));
  }

  /** Terms that are already made. */
  private static final class Listed extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<String> terms;
    private int next;

    Listed(List<String> terms) {
      this.terms = terms;
    }

    @Override
    public boolean incrementToken() {
      if (next == terms.size())
        return false;
      clearAttributes();
      term.append(terms.get(next++));
      return true;
    }

    @Override
    public void reset() {
      next = 0;
    }
  }
}
