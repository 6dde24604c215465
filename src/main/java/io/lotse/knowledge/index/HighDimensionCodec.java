package io.lotse.knowledge.index;

import java.io.IOException;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's codec with room for the vectors of large embedding models: its own limit is 1,024 dimensions. Codec and format
 * keep Lucene's names, so that segments are read without any registration.
 */
final class HighDimensionCodec extends Lucene104Codec {
  private static final int NEIGHBOURS = 16;
  private static final int BUILD_CANDIDATES = 100;

  private final KnnVectorsFormat vectors = new HighDimensionFormat(
      new Lucene99HnswVectorsFormat(NEIGHBOURS, BUILD_CANDIDATES));

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }

  private static final class HighDimensionFormat extends KnnVectorsFormat {
    private static final int MOST_DIMENSIONS = 4096;

    private final KnnVectorsFormat format;

    HighDimensionFormat(KnnVectorsFormat format) {
      super(format.getName());
      this.format = format;
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      return format.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
      return format.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
      return MOST_DIMENSIONS;
    }
  }
}
