package nl.dijkwacht.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of OpenID Connect, signed with RS256 or ES256 by a key of the issuer. Keys of a URL are
 * fetched at most twice a minute, within limits of size and time, and kept for an hour if the
 * issuer cannot be reached. Thread-safe.
 */
public final class OidcTokens implements Authentication {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int MOST_BYTES = 256 * 1024;
  private static final long CACHE_MILLIS = 5 * 60_000L;
  private static final long REFRESH_MILLIS = 10_000L;
  private static final long RATE_MILLIS = 30_000L;
  private static final long OUTAGE_MILLIS = 60 * 60_000L;
  private static final int MOST_NAMES = 1_000;
  private static final String OWN = "dijkwacht-";

  private final OidcSettings settings;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  private OidcTokens(OidcSettings settings, JWKSource<SecurityContext> keys) {
    this.settings = settings;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("exp", settings.nameClaim())));
  }

  /**
   * Reads a file of keys at once, and fetches those of a URL when they are needed.
   *
   * @throws IOException with a sentence for people, if there are no keys that can be used
   */
  public static OidcTokens of(OidcSettings settings) throws IOException {
    return of(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * Likewise.
   *
   * @param tls says whose certificates are trusted
   */
  static OidcTokens of(OidcSettings settings, SSLSocketFactory tls) throws IOException {
    return new OidcTokens(
        settings,
        settings.keys().startsWith("https:")
            ? fetched(settings.keys(), tls)
            : read(settings.keys()));
  }

  private static JWKSource<SecurityContext> fetched(String url, SSLSocketFactory tls)
      throws IOException {
    return JWKSourceBuilder.<SecurityContext>create(
            URI.create(url).toURL(),
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES, true, tls))
        .cache(CACHE_MILLIS, REFRESH_MILLIS)
        .rateLimited(RATE_MILLIS)
        .outageTolerant(OUTAGE_MILLIS)
        .build();
  }

  private static JWKSource<SecurityContext> read(String file) throws IOException {
    JwksFile keys = new JwksFile(Path.of(file), MOST_BYTES);
    keys.set();
    return (selector, context) -> selector.select(keys.newest());
  }

  /** A file of keys, read anew when it changes. */
  private static final class JwksFile {

    private final Path file;
    private final int most;
    private @Nullable JWKSet set;
    private long changed;

    JwksFile(Path file, int most) {
      this.file = file;
      this.most = most;
    }

    synchronized JWKSet set() throws IOException {
      long time = Files.getLastModifiedTime(file).toMillis();
      JWKSet known = set;
      if (known == null || time != changed) {
        known = parsed();
        set = known;
        changed = time;
      }
      return known;
    }

    /** While a file is being replaced, what was read before holds. */
    synchronized JWKSet newest() {
      try {
        return set();
      } catch (IOException e) {
        JWKSet known = set;
        return known == null ? new JWKSet() : known;
      }
    }

    private JWKSet parsed() throws IOException {
      try (var in = Files.newInputStream(file)) {
        return JWKSet.parse(new String(in.readNBytes(most), StandardCharsets.UTF_8));
      } catch (ParseException e) {
        throw new IOException("%s is no JSON Web Key Set (RFC 7517)".formatted(file), e);
      }
    }
  }

  @Override
  public Outcome of(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      Set<Role> roles = roles(claims);
      Object name = claims.getClaim(settings.nameClaim());
      return roles.isEmpty()
          ? new Outcome.Refused(
              "The token names no role of Dijkwacht in '%s'; have one assigned."
                  .formatted(settings.rolesClaim()))
          : new Outcome.Known(new Caller(String.valueOf(name), roles, legalEntities(claims)));
    } catch (ExpiredJWTException e) {
      return new Outcome.Refused("The token has expired; sign in again.");
    } catch (ParseException | BadJOSEException e) {
      return new Outcome.Refused(
          "The token is not accepted: it must be of the configured issuer, for this audience, and"
              + " signed with RS256 or ES256.");
    } catch (JOSEException e) {
      return new Outcome.Refused("The issuer's keys cannot be read now; try again in a minute.");
    }
  }

  private Set<Role> roles(JWTClaimsSet claims) {
    return names(claims.getClaims(), settings.rolesClaim()).stream()
        .map(name -> name.startsWith(OWN) ? name.substring(OWN.length()) : name)
        .flatMap(name -> Role.ofLabel(name).stream())
        .collect(Collectors.toSet());
  }

  private Set<String> legalEntities(JWTClaimsSet claims) {
    return settings.legalEntitiesClaim().equals(OidcSettings.NONE)
        ? Set.of(Caller.EVERY)
        : names(claims.getClaims(), settings.legalEntitiesClaim());
  }

  private static Set<String> names(Map<String, Object> claims, String path) {
    Object found = claims.get(path);
    if (found == null) {
      found = within(claims, List.of(path.split("\\.", 8)));
    }
    Stream<?> values =
        found instanceof Collection<?> several ? several.stream() : Stream.ofNullable(found);
    return values
        .limit(MOST_NAMES)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }

  private static @Nullable Object within(Map<String, Object> claims, List<String> path) {
    Object found = claims;
    for (String part : path) {
      found = found instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return found;
  }
}
