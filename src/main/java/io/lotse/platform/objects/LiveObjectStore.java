package io.lotse.platform.objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Which object store is live: the S3 server that the settings name, else a folder under {@code DATA_DIRECTORY}. */
@ApplicationScoped
class LiveObjectStore {
  @Produces
  @ApplicationScoped
  ObjectStore live(UrlSignature signature) {
    Settings settings = Settings.current();
    return S3Account.of(settings).<ObjectStore>map(account -> new S3Store(account, S3Patience.USUAL))
        .orElseGet(() -> new DirectoryStore(settings.directory(Setting.DATA_DIRECTORY).resolve("objects"),
            settings.publicUrl(), signature));
  }

  void close(@Disposes ObjectStore live) {
    if (live instanceof S3Store s3) {
      s3.close();
    }
  }
}
