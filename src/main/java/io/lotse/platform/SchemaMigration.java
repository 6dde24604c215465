package io.lotse.platform;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Brings the schema up to date before Hibernate validates it. */
public class SchemaMigration implements Integrator {
  private static final System.Logger LOG = System.getLogger(SchemaMigration.class.getName());

  @Override
  public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    DataSource source = (DataSource) factory.getProperties().get("jakarta.persistence.jtaDataSource");
    Preflight.reachable(source);
    var result = Flyway.configure(getClass().getClassLoader()).dataSource(PostgresDataSource.unhurried())
        .locations("classpath:db/migration").load().migrate();
    LOG.log(System.Logger.Level.INFO, "schema at version {0}, {1} migrations run", result.targetSchemaVersion,
        result.migrationsExecuted);
  }

  @Override
  public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // Nothing is held.
  }
}
