package nl.dijkwacht.benchmarks.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.kafka.TrailRecords;
import nl.dijkwacht.benchmarks.report.Machine;
import nl.dijkwacht.benchmarks.report.Report;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.publish.channels.Channels;
import nl.dijkwacht.publish.channels.Sending;
import nl.dijkwacht.publish.delivery.PublishSettings;
import nl.dijkwacht.publish.delivery.PublishStage;
import nl.dijkwacht.publish.messages.LinkTemplates;
import nl.dijkwacht.publish.subscriptions.Secrets;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile.Origin;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long many subscriptions take over many alerts, one of them with a receiver that is dead. */
@Command(
    name = "subscriptions",
    mixinStandardHelpOptions = true,
    description = "Alerts against subscriptions, each of which asks for one alert in a hundred.")
public final class SubscriptionsBenchmark implements Callable<Integer> {

  private static final long POLL_MILLIS = 50;
  private static final Duration LIMIT = Duration.ofMinutes(30);

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Option(
      names = "--alerts",
      defaultValue = "100000",
      description = "How many there are (default: ${DEFAULT-VALUE}).")
  private int alerts;

  @Option(
      names = "--subscriptions",
      defaultValue = "50",
      description = "Besides one with a dead receiver (default: ${DEFAULT-VALUE}).")
  private int subscriptions;

  @Option(names = "--quick", description = "A smoke run of few alerts and subscriptions.")
  private boolean quick;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws Exception {
    if (quick) {
      alerts = Math.min(alerts, 1_000);
      subscriptions = Math.min(subscriptions, 3);
    }
    Report report = new Report("Subscriptions", clock);
    try (BenchmarkKafka kafka = BenchmarkKafka.start();
        CountingReceiver receiver = new CountingReceiver()) {
      fill(kafka, report);
      serve(kafka, receiver, report);
    }
    report.figure("resident memory of the process", Machine.residentMemory());
    report.print(command.commandLine().getOut());
    return 0;
  }

  private void fill(BenchmarkKafka kafka, Report report) {
    SampleAlerts samples = new SampleAlerts(clock.instant());
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer = TrailRecords.producer(kafka)) {
      for (int i = 0; i < alerts; i++) {
        Alert alert = samples.alert(i);
        byte[] value = Topics.ALERTS.payload().write(alert);
        bytes += value.length;
        var unused =
            producer.send(
                new ProducerRecord<>(
                    Topics.ALERTS.fullName(BenchmarkKafka.PREFIX),
                    alert.finding().id().getBytes(UTF_8),
                    value));
      }
    }
    report.note("alerts", "%,d of %,d bytes on average".formatted(alerts, bytes / alerts));
  }

  private void serve(BenchmarkKafka kafka, CountingReceiver receiver, Report report)
      throws InterruptedException {
    long wanted = (long) (alerts / SampleAlerts.ACCOUNTS) * subscriptions;
    SubscriptionSet set = set(receiver);
    long cpu = cpuNanos();
    long began = System.nanoTime();
    try (PublishStage stage = stage(kafka, set)) {
      stage.start();
      while (receiver.messages() < wanted) {
        if (System.nanoTime() - began > LIMIT.toNanos()) {
          throw new IllegalStateException("only %,d messages".formatted(receiver.messages()));
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    double cpuSeconds = (cpuNanos() - cpu) / 1e9;
    report.note(
        "messages",
        "%,d wanted, %,d received by %d subscriptions"
            .formatted(wanted, receiver.messages(), subscriptions));
    report.figure("from start until the last receiver has all", seconds, "s");
    report.figure("alerts held against a filter", (double) alerts * subscriptions / seconds, "/s");
    report.figure("messages delivered", receiver.messages() / seconds, "/s");
    report.figure("CPU of the process, broker and receivers too", cpuSeconds, "s");
  }

  /** An account for each, and one whose receiver refuses connections. */
  private SubscriptionSet set(CountingReceiver receiver) {
    StringBuilder text = new StringBuilder(subscription("dead", 0, "http://127.0.0.1:1"));
    for (int i = 0; i < subscriptions; i++) {
      text.append("---\n").append(subscription("s" + i, i, receiver.url()));
    }
    SubscriptionSet set =
        SubscriptionSet.read(
            List.of(
                new SubscriptionFile("all.yaml", text.toString().getBytes(UTF_8), Origin.LOCAL)));
    if (!set.problems().isEmpty()) {
      throw new IllegalStateException("subscriptions of the benchmark: " + set.problems());
    }
    return set;
  }

  private static String subscription(String id, int account, String url) {
    return """
        id: %s
        filter: atLeast(alert.severity, 'medium') && alert.account == '%s'
        channel: {type: alertmanager, own: true, url: "%s"}
        """
        .formatted(id, SampleAlerts.account(account), url);
  }

  private PublishStage stage(BenchmarkKafka kafka, SubscriptionSet set) {
    Sending sending = new Sending(new Secrets(Map.of(), Optional.empty()), clock, Channels.LIMIT);
    return new PublishStage(
        new PublishSettings(
            kafka.clientProperties(),
            BenchmarkKafka.PREFIX,
            Pseudonyms.NONE,
            LinkTemplates.NONE,
            Duration.ofHours(1),
            Duration.ofHours(24),
            alert -> false),
        () -> set,
        Registers::empty,
        new Channels(
            sending,
            () -> {
              throw new IllegalStateException("nothing goes to AWS here");
            }),
        new SimpleMeterRegistry(),
        clock);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
