package io.lotse.platform;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST API; its canonical home is {@code /api}, {@link RootPaths} gives it its older paths. */
@ApplicationScoped
@ApplicationPath("/api")
public class LotseApplication extends Application {
  /** Without a description in WADL: there is one of OpenAPI. */
  @Override
  public Map<String, Object> getProperties() { return Map.of("jersey.config.server.wadl.disableWadl", true); }
}
