package nl.dijkwacht.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RouterTest {

  private TestServer server;

  @BeforeEach
  void start() throws CannotListenException {
    server =
        TestServer.checking(
            List.of(), List.of(new Check("kafka", () -> CheckResult.down("No broker answers."))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"favicon.ico", "metrics/", "metrics/../health", "health", "METRICS"})
  void anUnknownPathGetsASentence(String path) throws Exception {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo("There is no such page here; / lists those that there are.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"})
  void anotherMethodIsNotAllowed(String method) throws Exception {
    HttpResponse<String> response = server.send(method, "metrics", "x");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(TestServer.header(response, "Allow")).isEqualTo("GET, HEAD");
    assertThat(response.body()).isEqualTo("This page can only be read.\n");
  }

  @ParameterizedTest
  @CsvSource({"health/live, 200", "health/ready, 503", "none, 404"})
  void headGivesTheHeadersOfGetWithoutItsBody(String path, int status) throws Exception {
    HttpResponse<String> head = server.send("HEAD", path, "");
    HttpResponse<String> get = server.get(path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(status);
    assertThat(head.body()).isEmpty();
    assertThat(TestServer.header(head, "Content-Length"))
        .isEqualTo(TestServer.header(get, "Content-Length"));
    assertThat(TestServer.header(head, "Content-Type"))
        .isEqualTo(TestServer.header(get, "Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET mailto:jansen HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -7\r\n\r\n"
      })
  void whatIsNoProperRequestGetsNoStackTraceAndHarmsNothing(String request) throws Exception {
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).doesNotContain("\tat ").doesNotContain(".java");
    }
    assertThat(server.get("health/live").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"'', true", "x, false"})
  void whoIsRefusedBeforeItsBodyCameIsToldThatTheConnectionEnds(String body, boolean ends)
      throws Exception {
    String request =
        "POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n%s".formatted(body);
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      if (!ends) {
        socket.shutdownOutput();
      }
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 405 ").contains("This page can only be read.");
      assertThat(answer.contains("Connection: close")).isEqualTo(ends);
    }
  }
}
