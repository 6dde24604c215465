package io.lotse.platform;

import javax.sql.DataSource;

import org.flywaydb.core.api.output.MigrateResult;
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
    var result = upgrade();
    LOG.log(System.Logger.Level.INFO, "schema at version {0}, {1} migrations run", result.targetSchemaVersion,
        result.migrationsExecuted);
  }

  private static MigrateResult upgrade() {
    try {
      return new SchemaUpgrade(PostgresDataSource.unhurried(), SchemaUpgrade.Patience.USUAL, SchemaUpgrade.HERE).run();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted while the schema was changed.", ending);
    }
  }

  @Override
  public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // Nothing is held.
  }
}
