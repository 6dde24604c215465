package io.lotse.platform;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.auth.LoginConfig;

/** The REST API; its canonical home is {@code /api}, {@link RootPaths} gives it its older paths. */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "Lotse")
public class LotseApplication extends Application {
  /** Without a description in WADL: there is one of OpenAPI. */
  @Override
  public Map<String, Object> getProperties() { return Map.of("jersey.config.server.wadl.disableWadl", true); }
}
