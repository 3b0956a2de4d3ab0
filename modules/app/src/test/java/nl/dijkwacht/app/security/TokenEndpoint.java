package nl.dijkwacht.app.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Gives signed tokens to one client that shows its secret, as an identity provider does (RFC 6749,
 * section 4.4), and its public key as a JWKS file.
 */
final class TokenEndpoint implements AutoCloseable {

  static final String CLIENT = "dijkwacht-by-token";
  static final String SECRET = "s3cr3t \"with\" signs";
  static final String SCOPE = "kafka";

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final HttpServer server;
  private final KeyPair keys;

  private TokenEndpoint(HttpServer server, KeyPair keys) {
    this.server = server;
    this.keys = keys;
  }

  static TokenEndpoint start() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenEndpoint endpoint = new TokenEndpoint(server, generator.generateKeyPair());
    server.createContext("/token", endpoint::answer);
    server.start();
    return endpoint;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  void writeKeys(Path file) throws IOException {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    Files.writeString(
        file,
        """
        {"keys": [{"kty": "RSA", "kid": "one", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}
        """
            .formatted(number(key.getModulus()), number(key.getPublicExponent())));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return URL.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String expected =
          "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
      boolean good =
          expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
              && asked.contains("grant_type=client_credentials")
              && asked.contains("scope=" + SCOPE);
      byte[] answer =
          (good ? "{\"access_token\": \"" + token() + "\"}" : "{\"error\": \"invalid_client\"}")
              .getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(good ? 200 : 401, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String token() throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    String signed =
        part("{\"alg\": \"RS256\", \"kid\": \"one\"}")
            + "."
            + part(
                "{\"sub\": \"%s\", \"scope\": \"%s\", \"iat\": %d, \"exp\": %d}"
                    .formatted(CLIENT, SCOPE, now, now + 600));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + URL.encodeToString(signature.sign());
  }

  private static String part(String json) {
    return URL.encodeToString(json.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
