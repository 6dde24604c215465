package io.lotse.platform.objects;

import java.io.IOException;
import java.lang.System.Logger.Level;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Tries the object store when Lotse starts, so that a wrong key or a missing bucket is told then and not at the first
 * upload. The start does not wait for it: without the store a node still answers.
 */
@ApplicationScoped
class ObjectStoreStart {
  private static final System.Logger LOG = System.getLogger("io.lotse.start");
  private final ObjectStore objects;
  @Resource
  private ManagedExecutorService executor;

  ObjectStoreStart() {
    this(null);
  }

  @Inject
  ObjectStoreStart(ObjectStore objects) {
    this.objects = objects;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    executor.execute(this::tell);
  }

  private void tell() {
    try {
      objects.check();
    } catch (IOException failed) {
      LOG.log(Level.ERROR, "the object store ({0}) cannot be used: {1} It is tried again whenever it is needed.",
          objects.describe(), failed.getMessage());
    }
  }
}
