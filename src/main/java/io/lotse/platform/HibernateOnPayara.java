package io.lotse.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;

import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * Hibernate as the provider of unit {@code lotse}. It is the first of ours that the server calls, so the settings are
 * checked here; it withholds the class transformer, which the server would also run over Hibernate's own classes
 * (ClassCircularityError), and gives CDI to entity listeners.
 */
public class HibernateOnPayara extends HibernatePersistenceProvider {
  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map properties) {
    Preflight.passed(Settings.current());
    Map<String, Object> own = new HashMap<>(properties == null ? Map.of() : properties);
    own.put("jakarta.persistence.bean.manager", CdiBridge.LATE_BEANS);
    return super.createContainerEntityManagerFactory(withoutTransformer(info), own);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void generateSchema(PersistenceUnitInfo info, Map map) {
    // Flyway owns the schema.
  }

  private static PersistenceUnitInfo withoutTransformer(PersistenceUnitInfo info) {
    return (PersistenceUnitInfo) Proxy.newProxyInstance(HibernateOnPayara.class.getClassLoader(),
        new Class<?>[]{PersistenceUnitInfo.class}, (proxy, method, args) -> {
          if (method.getName().equals("addTransformer")) {
            return null;
          }
          try {
            return method.invoke(info, args);
          } catch (InvocationTargetException wrapped) {
            throw wrapped.getCause();
          }
        });
  }
}
