package io.lotse.platform.mongo;

import java.util.Properties;

import jakarta.resource.cci.Connection;

import org.eclipse.persistence.eis.EISAccessor;
import org.eclipse.persistence.eis.EISConnectionSpec;
import org.eclipse.persistence.internal.nosql.adapters.mongo.MongoRecordFactory;

/** How unit {@code threads} reaches MongoDB: through the one shared client that the settings name. */
public class MongoConnectionSpec extends EISConnectionSpec {
  @Override
  public Connection connectToDataSource(EISAccessor accessor, Properties properties) {
    accessor.setRecordFactory(new MongoRecordFactory());
    return new MongoConnection(SharedMongo.database());
  }

  @Override
  public String getConnectionDetails() { return "mongodb"; }
}
