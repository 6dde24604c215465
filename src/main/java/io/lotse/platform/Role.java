package io.lotse.platform;

/** How far a person is trusted; each role holds all before it. */
@Offered("every room: to say who may call")
public enum Role {
  /** Nobody in particular: public. */
  ANYONE,
  /** A signed-in person. */
  ACTIVE,
  /** A signed-in person whose address is verified. */
  VERIFIED,
  /** An administrator. */
  SUPERUSER;

  /** The name of the role in a token's {@code groups}. */
  public String group() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
