package io.lotse.platform.mongo;

import java.sql.Timestamp;
import java.util.concurrent.TimeUnit;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import io.lotse.platform.Offered;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The one client of this process, made when first needed. */
@Offered("agent, bot, operations: indexes, counts and health beside the document unit")
public final class SharedMongo {
  private static MongoClient client;
  private static MongoDatabase database;

  private SharedMongo() {}

  /** The database of the document unit; connects lazily, waits three seconds for a server and eight for its answer. */
  public static synchronized MongoDatabase database() {
    if (database == null) {
      Settings settings = Settings.current();
      ConnectionString url = new ConnectionString(settings.text(Setting.MONGODB_URL));
      boolean named = settings.sourceOf(Setting.MONGODB_DATABASE).equals("default") && url.getDatabase() != null;
      client = MongoClients.create(options(url));
      database = client.getDatabase(named ? url.getDatabase() : settings.text(Setting.MONGODB_DATABASE));
    }
    return database;
  }

  static synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
      database = null;
    }
  }

  private static MongoClientSettings options(ConnectionString url) {
    var options = MongoClientSettings.builder().applicationName("lotse")
        .codecRegistry(CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(new TimestampAsDate()),
            MongoClientSettings.getDefaultCodecRegistry()));
    options.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS));
    options.applyToConnectionPoolSettings(pool -> pool.maxWaitTime(3, TimeUnit.SECONDS));
    options.applyToSocketSettings(socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(8,
        TimeUnit.SECONDS));
    // Acknowledged means written down, also by a server of its own that is killed; a connection string may say otherwise.
    options.writeConcern(WriteConcern.MAJORITY.withJournal(true));
    return options.applyConnectionString(url).build();
  }

  /** EclipseLink hands over a Timestamp for every time; the stock codec would keep its seconds only. */
  private static final class TimestampAsDate implements Codec<Timestamp> {
    @Override
    public void encode(BsonWriter writer, Timestamp value, EncoderContext context) {
      writer.writeDateTime(value.getTime());
    }

    @Override
    public Timestamp decode(BsonReader reader, DecoderContext context) {
      return new Timestamp(reader.readDateTime());
    }

    @Override
    public Class<Timestamp> getEncoderClass() { return Timestamp.class; }
  }
}
