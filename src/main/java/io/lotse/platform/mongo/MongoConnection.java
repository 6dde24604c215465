package io.lotse.platform.mongo;

import jakarta.resource.cci.Connection;
import jakarta.resource.cci.ConnectionMetaData;
import jakarta.resource.cci.Interaction;
import jakarta.resource.cci.LocalTransaction;
import jakarta.resource.cci.ResultSetInfo;

import com.mongodb.client.MongoDatabase;

/** What the document unit takes for a connection; the shared client pools the real ones. Writes are not transactional. */
class MongoConnection implements Connection, LocalTransaction, ConnectionMetaData {
  private final MongoDatabase database;

  MongoConnection(MongoDatabase database) {
    this.database = database;
  }

  MongoDatabase database() {
    return database;
  }

  @Override
  public Interaction createInteraction() {
    return new MongoInteraction(this);
  }

  @Override
  public LocalTransaction getLocalTransaction() { return this; }

  @Override
  public ConnectionMetaData getMetaData() { return this; }

  @Override
  public ResultSetInfo getResultSetInfo() {
    throw new UnsupportedOperationException("result sets");
  }

  @Override
  public void close() {
    // The client is shared and ends with the application.
  }

  @Override
  public void begin() {
    // Each write stands for itself.
  }

  @Override
  public void commit() {
    // Each write stands for itself.
  }

  @Override
  public void rollback() {
    // Each write stands for itself.
  }

  @Override
  public String getEISProductName() { return "MongoDB"; }

  @Override
  public String getEISProductVersion() { return ""; }

  @Override
  public String getUserName() { return ""; }
}
