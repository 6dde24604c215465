package io.lotse.platform;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;

import org.hibernate.resource.beans.container.spi.ExtendedBeanManager;

/** The server builds the entity manager factory before CDI is up: this hands the bean manager over once it is. */
@ApplicationScoped
class CdiBridge {
  static final LateBeans LATE_BEANS = new LateBeans();

  /** Before any other: a listener that an entity meets earlier would be made without its dependencies, and for good. */
  void up(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class) Object started,
      BeanManager beans) {
    LATE_BEANS.arrived(beans);
  }

  void down(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ending, BeanManager beans) {
    LATE_BEANS.leaving(beans);
  }

  static final class LateBeans implements ExtendedBeanManager {
    private final List<LifecycleListener> listeners = new ArrayList<>();
    private BeanManager beans;

    @Override
    public synchronized void registerLifecycleListener(LifecycleListener listener) {
      listeners.add(listener);
      if (beans != null) {
        listener.beanManagerInitialized(beans);
      }
    }

    private synchronized void arrived(BeanManager arrived) {
      beans = arrived;
      listeners.forEach(listener -> listener.beanManagerInitialized(arrived));
    }

    private synchronized void leaving(BeanManager leaving) {
      listeners.forEach(listener -> listener.beforeBeanManagerDestroyed(leaving));
      listeners.clear();
      beans = null;
    }
  }
}
