package nl.dijkwacht.testkit.aws.protocol;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the protocol, the signer and the parameters of a request. */
final class RequestReader {

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,]+)/[0-9]{8}/([^/,]+)/([^/,]+)/aws4_request");

  private RequestReader() {}

  static AwsRequest read(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher credential = CREDENTIAL.matcher(header(exchange, "Authorization"));
    boolean signed = credential.find();
    String service = signed ? credential.group(3) : "";
    Protocol protocol = protocol(exchange, service);
    Map<String, String> parameters = form(exchange.getRequestURI().getRawQuery());
    if (protocol == Protocol.QUERY) {
      parameters.putAll(form(body));
    }
    return new AwsRequest(
        protocol,
        service,
        signed ? credential.group(2) : "",
        name(exchange, protocol, parameters),
        signed ? credential.group(1) : "",
        Optional.empty(),
        parameters,
        body,
        now);
  }

  private static Protocol protocol(HttpExchange exchange, String service) {
    if (!header(exchange, "X-Amz-Target").isEmpty()) {
      return Protocol.JSON;
    }
    if (header(exchange, "Content-Type").startsWith("application/x-www-form-urlencoded")) {
      return Protocol.QUERY;
    }
    return service.equals("s3") ? Protocol.REST_XML : Protocol.REST_JSON;
  }

  private static String name(
      HttpExchange exchange, Protocol protocol, Map<String, String> parameters) {
    return switch (protocol) {
      case JSON -> {
        String target = header(exchange, "X-Amz-Target");
        yield target.substring(target.lastIndexOf('.') + 1);
      }
      case QUERY -> parameters.getOrDefault("Action", "");
      case REST_JSON, REST_XML ->
          exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    };
  }

  private static Map<String, String> form(@Nullable String encoded) {
    Map<String, String> fields = new HashMap<>();
    if (encoded != null && !encoded.isEmpty()) {
      for (String field : encoded.split("&")) {
        String[] pair = field.split("=", 2);
        fields.putIfAbsent(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
      }
    }
    return fields;
  }

  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
