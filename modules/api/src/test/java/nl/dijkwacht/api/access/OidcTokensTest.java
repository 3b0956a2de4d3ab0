package nl.dijkwacht.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcTokensTest {

  private static RSAKey rsa;
  private static RSAKey stranger;
  private static ECKey ec;

  @TempDir private Path folder;
  private Path keys;
  private OidcTokens tokens;

  @BeforeAll
  static void makeKeys() throws Exception {
    rsa = new RSAKeyGenerator(2048).keyID("r").generate();
    stranger = new RSAKeyGenerator(2048).keyID("r").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("e").generate();
  }

  @BeforeEach
  void start() throws Exception {
    keys = folder.resolve("jwks.json");
    Files.writeString(keys, new JWKSet(List.of(rsa, ec)).toString());
    tokens = OidcTokens.of(settings("roles", "legal_entities"));
  }

  private OidcSettings settings(String roles, String entities) {
    return new OidcSettings(
        "https://login.example", "dijkwacht", keys.toString(), "email", roles, entities);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("https://login.example")
        .audience("dijkwacht")
        .claim("email", "j.jansen@zkh.nl")
        .claim("roles", List.of("dijkwacht-case-owner", "analyst", "other"))
        .claim("legal_entities", List.of("Ziekenhuis"))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private static String signed(JWSAlgorithm algorithm, String key, JWSSigner by, JWTClaimsSet of)
      throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), of);
    token.sign(by);
    return token.serialize();
  }

  private static String signed(JWTClaimsSet claims) throws Exception {
    return signed(JWSAlgorithm.RS256, "r", new RSASSASigner(rsa), claims);
  }

  private void refused(String token, String why) {
    assertThat(tokens.of(token))
        .isInstanceOfSatisfying(
            Authentication.Outcome.Refused.class,
            refused -> assertThat(refused.why()).contains(why));
  }

  @Test
  void aRightTokenTellsNameRolesAndLegalEntities() throws Exception {
    Caller caller =
        new Caller("j.jansen@zkh.nl", Set.of(Role.CASE_OWNER, Role.ANALYST), Set.of("Ziekenhuis"));

    assertThat(tokens.of(signed(claims().build())))
        .isEqualTo(new Authentication.Outcome.Known(caller));
    assertThat(tokens.of(signed(JWSAlgorithm.ES256, "e", new ECDSASigner(ec), claims().build())))
        .isEqualTo(new Authentication.Outcome.Known(caller));
  }

  @Test
  void whatHasExpiredOrIsForOthersIsRefused() throws Exception {
    refused(
        signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(3600))).build()),
        "has expired");
    refused(signed(claims().expirationTime(null).build()), "not accepted");
    refused(signed(claims().issuer("https://evil.example").build()), "not accepted");
    refused(signed(claims().audience("another").build()), "not accepted");
    refused(
        signed(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(3600))).build()),
        "not accepted");
    refused(signed(claims().claim("email", null).build()), "not accepted");
  }

  @Test
  void whatIsSignedOtherwiseIsRefused() throws Exception {
    refused(
        signed(JWSAlgorithm.RS256, "r", new RSASSASigner(stranger), claims().build()),
        "not accepted");
    refused(
        signed(JWSAlgorithm.RS512, "r", new RSASSASigner(rsa), claims().build()), "not accepted");
    refused(new PlainJWT(claims().build()).serialize(), "not accepted");
    // The public key as the secret of a symmetric algorithm.
    refused(
        signed(
            JWSAlgorithm.HS256,
            "r",
            new MACSigner(rsa.toPublicJWK().toJSONString().getBytes(UTF_8)),
            claims().build()),
        "not accepted");
  }

  @Test
  void aTokenWithoutARoleOfOursIsRefused() throws Exception {
    refused(signed(claims().claim("roles", List.of("admin")).build()), "names no role");
    refused(signed(claims().claim("roles", 7).build()), "names no role");
    refused(signed(claims().claim("roles", Map.of("analyst", true)).build()), "names no role");
  }

  @Test
  void whoHasNoLegalEntitySeesNothingUnlessTheyAreNotToldApart() throws Exception {
    String token = signed(claims().claim("legal_entities", null).build());

    assertThat(caller(tokens, token).sees("Ziekenhuis")).isFalse();
    assertThat(caller(tokens, token).sees("")).isFalse();
    assertThat(caller(OidcTokens.of(settings("roles", "none")), token).sees("")).isTrue();
  }

  private static Caller caller(OidcTokens tokens, String token) {
    return ((Authentication.Outcome.Known) tokens.of(token)).caller();
  }

  @Test
  void rolesMayLieWithinOtherClaims() throws Exception {
    String token =
        signed(claims().claim("realm_access", Map.of("roles", List.of("dijkwacht-fg"))).build());

    assertThat(caller(OidcTokens.of(settings("realm_access.roles", "none")), token).roles())
        .containsExactly(Role.FG);
  }

  @Test
  void keysThatChangeAreReadAnew() throws Exception {
    refused(
        signed(JWSAlgorithm.RS256, "r", new RSASSASigner(stranger), claims().build()),
        "not accepted");
    Files.writeString(keys, new JWKSet(stranger).toString());
    Files.setLastModifiedTime(keys, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(
            tokens.of(
                signed(JWSAlgorithm.RS256, "r", new RSASSASigner(stranger), claims().build())))
        .isInstanceOf(Authentication.Outcome.Known.class);
    refused(signed(claims().build()), "not accepted");
  }

  @Test
  void aFileThatIsNoKeySetIsToldAtTheStart() throws Exception {
    Files.writeString(keys, "{}");

    assertThatThrownBy(() -> OidcTokens.of(settings("roles", "none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no JSON Web Key Set");
  }

  @Test
  void anyBytesGetASentence() throws Exception {
    Random random = new Random(7);
    String right = signed(claims().build());
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      String junk = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      int at = random.nextInt(right.length() - 1);
      for (String token :
          List.of(
              new String(bytes, UTF_8),
              junk + "." + junk + "." + junk,
              right.substring(0, at),
              right.substring(0, at) + (char) (right.charAt(at) ^ 1) + right.substring(at + 1))) {
        // The last bits of the last character may mean nothing.
        if (at < right.length() - 2) {
          assertThat(tokens.of(token)).isInstanceOf(Authentication.Outcome.Refused.class);
        }
      }
    }
  }
}
