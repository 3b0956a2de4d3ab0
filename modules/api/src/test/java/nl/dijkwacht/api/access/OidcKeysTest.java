package nl.dijkwacht.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import nl.dijkwacht.api.SelfSigned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys of an issuer that are fetched, however it answers. */
@Timeout(60)
class OidcKeysTest {

  @TempDir private static Path folder;
  private static SelfSigned certificate;
  private static RSAKey first;
  private static RSAKey second;

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile String keys = "";
  private volatile boolean hangs;
  private HttpsServer issuer;
  private OidcTokens tokens;

  @BeforeAll
  static void make() throws Exception {
    certificate = SelfSigned.in(folder);
    first = new RSAKeyGenerator(2048).keyID("first").generate();
    second = new RSAKeyGenerator(2048).keyID("second").generate();
  }

  @BeforeEach
  void start() throws Exception {
    keys = new JWKSet(first).toString();
    issuer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.setHttpsConfigurator(new HttpsConfigurator(certificate.showing()));
    issuer.createContext("/keys", this::answer);
    issuer.setExecutor(threads);
    issuer.start();
    tokens = OidcTokens.of(settings(), certificate.trusting().getSocketFactory());
  }

  private OidcSettings settings() {
    return new OidcSettings(
        "https://login.example",
        "dijkwacht",
        "https://127.0.0.1:" + issuer.getAddress().getPort() + "/keys",
        "sub",
        "roles",
        OidcSettings.NONE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      if (hangs) {
        ended.await();
      }
      byte[] body = keys.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    ended.countDown();
    issuer.stop(0);
    threads.shutdownNow();
  }

  private static String signed(RSAKey key) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer("https://login.example")
                .audience("dijkwacht")
                .subject("j.jansen")
                .claim("roles", List.of("analyst"))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private boolean isKnown(RSAKey key) throws Exception {
    return tokens.of(signed(key)) instanceof Authentication.Outcome.Known;
  }

  private static void cannotBeRead(Authentication.Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Authentication.Outcome.Refused.class,
            refused -> assertThat(refused.why()).contains("keys cannot be read now"));
  }

  @Test
  void keysAreFetchedOnceForManyTokens() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(isKnown(first)).isTrue();
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void aKeyThatTheIssuerRotatedToIsFetchedAndAFloodOfUnknownOnesIsNot() throws Exception {
    assertThat(isKnown(first)).isTrue();
    keys = new JWKSet(List.of(first, second)).toString();

    assertThat(isKnown(second)).isTrue();

    for (int i = 0; i < 50; i++) {
      assertThat(isKnown(new RSAKey.Builder(second).keyID("unknown-" + i).build())).isFalse();
    }
    assertThat(asked.get()).isLessThanOrEqualTo(2);
    assertThat(isKnown(first)).isTrue();
  }

  @Test
  void aKeyThatTheIssuerTookBackIsRefusedOnceTheKeysAreFetchedAnew() throws Exception {
    assertThat(isKnown(first)).isTrue();
    keys = new JWKSet(second).toString();

    assertThat(isKnown(second)).isTrue();

    assertThat(isKnown(first)).isFalse();
  }

  @Test
  void whileTheIssuerIsAwayWhatWasFetchedHolds() throws Exception {
    assertThat(isKnown(first)).isTrue();
    issuer.stop(0);

    assertThat(isKnown(first)).isTrue();
    assertThat(isKnown(second)).isFalse();
    assertThat(isKnown(first)).isTrue();
  }

  @Test
  void anIssuerThatCannotBeReachedIsToldAsSuch() throws Exception {
    issuer.stop(0);

    cannotBeRead(tokens.of(signed(first)));
  }

  @Test
  void anIssuerThatNeverAnswersHoldsUpNobodyForLong() throws Exception {
    hangs = true;
    long began = System.nanoTime();

    cannotBeRead(tokens.of(signed(first)));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void moreThanKeysCanBeIsNotRead() throws Exception {
    keys = "{\"keys\":[],\"x\":\"" + "x".repeat(300 * 1024) + "\"}";

    cannotBeRead(tokens.of(signed(first)));
  }

  @Test
  void whatIsNoKeySetIsToldAsSuch() throws Exception {
    keys = "<html>Sign in</html>";

    cannotBeRead(tokens.of(signed(first)));
  }

  @Test
  void anIssuerWhoseCertificateIsNotTrustedIsNotBelieved() throws Exception {
    OidcTokens distrusting = OidcTokens.of(settings());

    cannotBeRead(distrusting.of(signed(first)));
    assertThat(asked).hasValue(0);
  }
}
