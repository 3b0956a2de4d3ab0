package nl.dijkwacht.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MonitoringServerTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private TestServer server;

  @BeforeEach
  void start() throws CannotListenException {
    server = TestServer.serving(registry);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MonitoringServer start(ListenAddress address) throws CannotListenException {
    return MonitoringServer.start(
        address, Optional.empty(), registry, List.of(), List.of(), List.of());
  }

  @Test
  void clientsThatNeverFinishTheirRequestsDoNotHoldTheServer() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        Socket socket = server.connect();
        socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHo".getBytes(US_ASCII));
        slow.add(socket);
      }

      assertThat(server.get("health/live").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aPortInUseIsToldWithTheSettingToChange() {
    ListenAddress taken = ListenAddress.loopback(server.port(), "monitoring.port");

    assertThatThrownBy(() -> start(taken))
        .isInstanceOf(CannotListenException.class)
        .hasMessage(
            "Cannot listen on 127.0.0.1:%d: Address already in use."
                + " Change the setting monitoring.port; port 0 takes a free one.",
            server.port());
  }

  @Test
  void anUnknownHostIsTold() {
    ListenAddress nowhere = new ListenAddress("no-such-host.invalid", 0, "monitoring.host");

    assertThatThrownBy(() -> start(nowhere))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("no-such-host.invalid:0: this host is unknown")
        .hasMessageContaining("monitoring.host");
  }

  @Test
  void afterCloseNothingListensAndThePortIsFree() throws Exception {
    int port = server.port();
    server.get("metrics");

    server.close();

    assertThatThrownBy(() -> server.get("metrics")).isInstanceOf(ConnectException.class);
    server = TestServer.start(port, registry, List.of(), List.of(), List.of());
    assertThat(server.get("metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void noThreadOfItKeepsTheJvmAlive() throws Exception {
    server.close();
    Check check = new Check("streams", () -> CheckResult.up("All threads run."));
    server = TestServer.checking(List.of(), List.of(check));
    server.get("health/ready");

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().matches("http-.*|health-check"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }
}
