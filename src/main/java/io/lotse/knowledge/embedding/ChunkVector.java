package io.lotse.knowledge.embedding;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The vector that one embedding model gave a chunk, as little-endian 32-bit floats. */
@Entity
@Table(name = "chunk_vector")
@IdClass(ChunkVector.Key.class)
public class ChunkVector {
  /** Of which chunk, by which model identity. */
  record Key(UUID chunkId, String model) implements Serializable {}

  @Id
  @Column(name = "chunk_id")
  private UUID chunkId;
  @Id
  private String model;
  private byte[] vector;

  protected ChunkVector() {}

  ChunkVector(UUID chunkId, String model, float[] vector) {
    this.chunkId = chunkId;
    this.model = model;
    this.vector = bytes(vector);
  }

  static byte[] bytes(float[] vector) {
    ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  public static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
