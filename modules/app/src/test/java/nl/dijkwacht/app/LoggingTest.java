package nl.dijkwacht.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggingTest {
  private final LoggerContext context = new LoggerContext("product");
  private Configuration configuration;

  @BeforeEach
  void start() throws URISyntaxException {
    URL resource = LoggingTest.class.getResource("/log4j2.properties");
    URI location = resource.toURI();
    configuration =
        ConfigurationFactory.getInstance().getConfiguration(context, "product", location);
    context.start(configuration);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void kafkaWarnsAndDijkwachtInforms() {
    assertThat(context.getLogger("org.apache.kafka.clients").getLevel()).isEqualTo(Level.WARN);
    assertThat(context.getLogger("nl.dijkwacht.app").getLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void logsGoToStandardError() {
    assertThat(configuration.<ConsoleAppender>getAppender("console").getTarget())
        .isEqualTo(ConsoleAppender.Target.SYSTEM_ERR);
  }

  @Test
  void aMessageCannotForgeALineNorSteerTheTerminal() {
    assertThat(line("a\r\nb\u001b[2J\u202ec\u009bd", null))
        .endsWith("LoggingTest - a\\r\\nb [2J c d" + System.lineSeparator())
        .hasLineCount(1);
  }

  @Test
  void aStackTraceIsShortAndOnTheSameLine() {
    assertThat(line("failed", deep(50)))
        .hasLineCount(1)
        .contains("failed | java.io.IOException: forged\\nline | ", "LoggingTest.deep")
        .satisfies(line -> assertThat(line.split(" \\| ")).hasSizeLessThan(16));
  }

  private static Throwable deep(int depth) {
    return depth == 0 ? new IOException("forged\nline") : deep(depth - 1);
  }

  private String line(String message, @Nullable Throwable thrown) {
    LogEvent event =
        Log4jLogEvent.newBuilder()
            .setLoggerName(LoggingTest.class.getName())
            .setLevel(Level.WARN)
            .setThreadName("main")
            .setMessage(new SimpleMessage(message))
            .setThrown(thrown)
            .build();
    return configuration.getAppender("console").getLayout().toSerializable(event).toString();
  }
}
