package io.lotse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST API; its canonical home is {@code /api}, {@link RootPaths} gives it its older paths. */
@ApplicationScoped
@ApplicationPath("/api")
public class LotseApplication extends Application {}
