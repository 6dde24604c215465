package io.lotse.platform.objects;

import java.io.IOException;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import io.lotse.platform.Settings;

/**
 * The contract before a real server, which {@code TEST_S3_ENDPOINT}, {@code TEST_S3_ACCESS_KEY},
 * {@code TEST_S3_SECRET_KEY} and {@code TEST_S3_REGION} name. Each test has a bucket of its own and empties it.
 */
@EnabledIfEnvironmentVariable(named = "TEST_S3_ENDPOINT", matches = "http.*")
class S3ServerTest extends ObjectStoreContract {
  @Override
  ObjectStore open() {
    String bucket = "lotse-" + UUID.randomUUID();
    Settings settings = Settings.read(name -> name.equals("S3_BUCKET") ? bucket : System.getenv("TEST_" + name));
    return new S3Store(S3Account.of(settings).orElseThrow(), S3Patience.USUAL);
  }

  @AfterEach
  void empty() throws IOException {
    for (String key : store.list("", null, 1000)) {
      store.delete(key);
    }
    ((S3Store) store).close();
  }
}
