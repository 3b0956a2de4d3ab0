package nl.dijkwacht.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A random token of 256 bits, which is shown once, and the line that a file of tokens has of it.
 *
 * @param secret what its owner sends
 */
public record StaticToken(String secret) {

  private static final String PREFIX = "dw_";
  private static final int BYTES = 32;

  /** A new one. */
  public static StaticToken random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new StaticToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Since a token is random, a plain hash of it cannot be turned back by trying. */
  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Its line, as {@link StaticTokens} reads it. */
  public String line(String name, Set<Role> roles, Set<String> legalEntities) {
    return "%s; %s; %s; %s"
        .formatted(
            name,
            roles.stream().sorted().map(Role::label).collect(Collectors.joining(", ")),
            String.join(", ", new TreeSet<>(legalEntities)),
            hash());
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "StaticToken";
  }
}
