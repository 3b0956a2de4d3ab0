package nl.dijkwacht.publish.channels;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.publish.subscriptions.Target;

/**
 * Posts JSON to receivers: with TLS unless that is allowed otherwise, without following redirects,
 * within a bounded time, and looking at no more of an answer than its status. Thread-safe.
 */
final class HttpPost {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** What a receiver asks to wait is believed up to this. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_FAULT = 500;

  private final HttpClient client;
  private final Sending sending;
  private final Duration limit;

  HttpPost(Sending sending) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.sending = sending;
    this.limit = sending.limit();
  }

  /** Posts to the target's own URL. */
  Result send(Target target, Map<String, String> headers, byte[] json) {
    return send(target, "", headers, json);
  }

  /**
   * Posts below the target's URL.
   *
   * @param path to add to it
   */
  Result send(Target target, String path, Map<String, String> headers, byte[] json) {
    try {
      URI url = URI.create(withoutSlash(target.resolve(sending.secrets()), path) + path);
      String host = url.getHost();
      boolean plain = "http".equals(url.getScheme());
      if (plain && !target.allowPlain() && !Addresses.isLoopback(host)) {
        return new Result.Failed(
            "%s is to be reached without encryption; use https, or add allow-plain: true"
                .formatted(host));
      }
      Addresses.of(host);
      return send(request(url, headers, json), host);
    } catch (IOException e) {
      return Result.Failed.of(e);
    }
  }

  private static String withoutSlash(URI url, String path) {
    String text = url.toString();
    return !path.isEmpty() && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private HttpRequest request(URI url, Map<String, String> headers, byte[] json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(limit)
            .header("content-type", "application/json; charset=utf-8")
            .header("user-agent", "dijkwacht")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    headers.forEach(request::header);
    return request.build();
  }

  private Result send(HttpRequest request, String host) {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, status -> new DiscardedBody());
    try {
      return result(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), host);
    } catch (TimeoutException e) {
      // This ends the exchange too.
      answer.cancel(true);
      return new Result.Failed("%s did not answer within %s".formatted(host, limit));
    } catch (ExecutionException e) {
      return new Result.Failed(
          "%s could not be reached (%s)"
              .formatted(
                  host, e.getCause() == null ? "?" : e.getCause().getClass().getSimpleName()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Result.Failed("it was interrupted");
    }
  }

  private Result result(HttpResponse<Void> answer, String host) {
    int status = answer.statusCode();
    if (status >= OK && status < REDIRECT) {
      return new Result.Delivered();
    }
    Optional<Duration> after = answer.headers().firstValue("retry-after").flatMap(this::wait);
    if (status < BAD_REQUEST) {
      return new Result.Failed(
          "%s answers with %d, and redirects are not followed; correct the URL"
              .formatted(host, status));
    }
    if (status >= SERVER_FAULT) {
      return new Result.Failed(after, "%s answers with %d".formatted(host, status));
    }
    return switch (status) {
      case 401, 403 ->
          new Result.Failed(after, "%s answers with %d; check the secret".formatted(host, status));
      case 404, 405, 410 ->
          new Result.Failed(after, "%s answers with %d; check the URL".formatted(host, status));
      case 408, 425, 429 ->
          new Result.Failed(after, "%s asks to wait (%d)".formatted(host, status));
      default -> new Result.Refused("%s refuses the message (%d)".formatted(host, status));
    };
  }

  /** Seconds or a date. */
  private Optional<Duration> wait(String text) {
    Duration asked;
    try {
      asked = Duration.ofSeconds(Long.parseLong(text.strip()));
    } catch (NumberFormatException noNumber) {
      try {
        Instant at =
            ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        asked = Duration.between(sending.now(), at);
      } catch (DateTimeException noDate) {
        return Optional.empty();
      }
    }
    if (asked.isNegative()) {
      return Optional.empty();
    }
    return Optional.of(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }
}
