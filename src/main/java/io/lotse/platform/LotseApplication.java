package io.lotse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST API; its canonical home is {@code /api}, {@link RootPaths} gives it its older paths. */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "Lotse")
@OpenAPIDefinition(info = @Info(title = "Lotse", version = "1.0.0", description = "A support agent that answers from an organisation's own manuals, cited by document and page. "
    + "Every path stands under /api and, for older clients, at the root as well.", license = @License(name = "MIT")))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT", description = "A person's access token, from POST /api/auth/login")
@SecurityScheme(securitySchemeName = "key", type = SecuritySchemeType.APIKEY, in = SecuritySchemeIn.HEADER, apiKeyName = "X-API-Key", description = "A service's key; also accepted as bearer token or Basic password")
public class LotseApplication extends Application {}
