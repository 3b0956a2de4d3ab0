package nl.dijkwacht.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

  @TempDir Path noJars;

  @Test
  void aServerThatCannotStartIsToldWithWhatItSaid() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                ServerProcess.start(
                    noJars, List.of("no.such.Server"), URI.create("http://127.0.0.1:1/")))
        .withMessageContaining("ended with exit code 1")
        .withMessageContaining("ClassNotFoundException: no.such.Server");
  }

  @Test
  void aServerEndsWhenItsParentIsGone() throws IOException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Leash.class.getName(),
                Endless.class.getName(),
                "argument")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(server.inputReader(StandardCharsets.UTF_8).readLine())
          .isEqualTo("runs with [argument]");
      assertThat(server.isAlive()).isTrue();

      // What the system does to a pipe whose other end has died.
      server.getOutputStream().close();

      assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(20));
    } finally {
      server.destroyForcibly();
    }
  }

  /** A server that would never end by itself. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] arguments) {
      System.out.println("runs with " + List.of(arguments));
      while (true) {
        LockSupport.park();
      }
    }
  }
}
