package io.lotse.account;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

/** Tells the server's JWT check the public key of our tokens at the moment it asks. */
public class SigningKeyConfig implements ConfigSource {
  private static final String PUBLIC_KEY = "mp.jwt.verify.publickey";

  @Override
  public Set<String> getPropertyNames() { return Set.of(PUBLIC_KEY); }

  @Override
  public String getValue(String name) {
    return PUBLIC_KEY.equals(name) ? SigningKey.current().publicPem() : null;
  }

  @Override
  public Map<String, String> getProperties() { return Map.of(PUBLIC_KEY, SigningKey.current().publicPem()); }

  @Override
  public String getName() { return "lotse-signing-key"; }

  @Override
  public int getOrdinal() { return 90; }
}
