package nl.dijkwacht.testkit.aws.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer.BrokenOff;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer.Failure;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer.Late;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer.Success;

/** Writes answers in the form of the request's protocol. */
final class AnswerWriter {

  private static final int OK = 200;
  private static final int SERVER_FAULT = 500;
  private static final int NO_BODY = -1;
  private static final int PROMISED_BYTES = 1_000;

  /** Its paths begin with the version of its API; its errors have another form than those of S3. */
  private static final String S3_CONTROL = " /v20180820/";

  private static final String REQUEST_ID = "00000000-0000-4000-8000-000000000000";

  private final CountDownLatch closed;

  /**
   * @param closed ends the wait of late answers
   */
  AnswerWriter(CountDownLatch closed) {
    this.closed = closed;
  }

  void write(HttpExchange exchange, AwsRequest request, AwsAnswer answer) throws IOException {
    // No switch over the types: Java 17 has that as a preview only.
    if (answer instanceof Late late) {
      pause(late.delay());
      write(exchange, request, late.answer());
    } else if (answer instanceof Fault fault) {
      write(exchange, request, fault.in(request.protocol()));
    } else if (answer instanceof Failure failure) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.code());
      send(exchange, request.protocol(), failure.status(), body(request, failure));
    } else if (answer instanceof Success success) {
      send(exchange, request.protocol(), OK, body(request, success));
    } else if (answer instanceof BrokenOff) {
      exchange.sendResponseHeaders(OK, PROMISED_BYTES);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
    }
  }

  private void pause(Duration delay) throws IOException {
    try {
      if (closed.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("closed before the answer was due");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("ended before the answer was due");
    }
  }

  private static void send(HttpExchange exchange, Protocol protocol, int status, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", protocol.contentType());
    exchange.getResponseHeaders().set("x-amzn-RequestId", REQUEST_ID);
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? NO_BODY : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String body(AwsRequest request, Success success) {
    return request.protocol() == Protocol.QUERY
        ? "<%1$sResponse><%1$sResult>%2$s</%1$sResult>%3$s</%1$sResponse>"
            .formatted(
                request.name(),
                success.body(),
                "<ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>"
                    .formatted(REQUEST_ID))
        : success.body();
  }

  private static String body(AwsRequest request, Failure failure) {
    return switch (request.protocol()) {
      case JSON, REST_JSON ->
          JsonNodeFactory.instance
              .objectNode()
              .put("__type", failure.code())
              .put("message", failure.message())
              .toString();
      case QUERY -> wrapped(failure);
      case REST_XML -> request.name().contains(S3_CONTROL) ? wrapped(failure) : plain(failure);
    };
  }

  private static String wrapped(Failure failure) {
    return "<ErrorResponse><Error><Type>%s</Type>%s</Error><RequestId>%s</RequestId></ErrorResponse>"
        .formatted(
            failure.status() < SERVER_FAULT ? "Sender" : "Receiver", details(failure), REQUEST_ID);
  }

  private static String plain(Failure failure) {
    return "<Error>%s<RequestId>%s</RequestId></Error>".formatted(details(failure), REQUEST_ID);
  }

  private static String details(Failure failure) {
    return "<Code>%s</Code><Message>%s</Message>".formatted(failure.code(), failure.message());
  }
}
