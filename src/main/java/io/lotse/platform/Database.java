package io.lotse.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Declares the pool of connections to PostgreSQL; it survives a restart of the database. A connection is tried before it
 * is handed out unless that was done within the last second: under load this saves a round trip per transaction. Who waits
 * for one is refused after 8 s: a burst of hundreds of questions takes some seconds to begin, and none is to be refused.
 */
@ApplicationScoped
@DataSourceDefinition(name = "java:app/jdbc/lotse", className = "io.lotse.platform.PostgresDataSource", initialPoolSize = 2, minPoolSize = 2, maxPoolSize = 20, properties = {
    "fish.payara.is-connection-validation-required=true",
    "fish.payara.connection-validation-method=custom-validation",
    "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
    "fish.payara.validate-atmost-once-period-in-seconds=1",
    "fish.payara.fail-all-connections=true",
    "fish.payara.max-wait-time-in-millis=8000"})
class Database {}
