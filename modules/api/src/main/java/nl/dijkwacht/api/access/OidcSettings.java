package nl.dijkwacht.api.access;

/**
 * Which tokens of OpenID Connect are accepted.
 *
 * @param issuer that they must name
 * @param audience that they must be for
 * @param keys an {@code https} URL or a file with the issuer's keys (JWKS)
 * @param nameClaim by which people are named
 * @param rolesClaim that lists the roles, with dots where it is within others; each by its label,
 *     or with {@code dijkwacht-} before it
 * @param legalEntitiesClaim that lists the legal entities, {@code *} for all; if this is {@link
 *     #NONE}, everyone sees all
 */
public record OidcSettings(
    String issuer,
    String audience,
    String keys,
    String nameClaim,
    String rolesClaim,
    String legalEntitiesClaim) {

  /** In place of a claim: legal entities are not told apart. */
  public static final String NONE = "none";
}
