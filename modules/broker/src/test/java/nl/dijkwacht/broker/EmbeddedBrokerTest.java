package nl.dijkwacht.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path temporary;

  @Test
  void committedTransactionsAreReadAndAbortedOnesAreNot() throws Exception {
    try (EmbeddedBroker broker = start(data())) {
      String servers = broker.bootstrapServers();
      Records.createTopic(servers, "payments", 4);

      try (KafkaProducer<String, String> producer =
          Records.producer(servers, Map.of("transactional.id", "till-1"))) {
        producer.initTransactions();
        producer.beginTransaction();
        Records.send(producer, "payments", List.of("a", "b"));
        producer.commitTransaction();
        producer.beginTransaction();
        Records.send(producer, "payments", List.of("c"));
        producer.abortTransaction();
        producer.beginTransaction();
        Records.send(producer, "payments", List.of("d"));
        producer.commitTransaction();
      }

      assertThat(Records.readCommitted(servers, "payments"))
          .containsExactlyInAnyOrder("a", "b", "d");
    }
  }

  @Test
  void recordsSurviveCloseAndStart() throws Exception {
    try (EmbeddedBroker first = start(data())) {
      Records.createTopic(first.bootstrapServers(), "kept", 3);
      Records.write(first.bootstrapServers(), "kept", 1_000);
    }

    try (EmbeddedBroker second = start(data())) {
      assertThat(Records.readCommitted(second.bootstrapServers(), "kept"))
          .containsExactlyInAnyOrderElementsOf(numbers(1_000));
    }
  }

  @Test
  void acknowledgedRecordsSurviveTheKillOfTheProcess() throws Exception {
    try (BrokerProcess process = BrokerProcess.startAndWrite(data(), 5_000)) {
      assertThat(EmbeddedBroker.findRunning(data())).isPresent();
      assertThatThrownBy(() -> start(data()))
          .isInstanceOfSatisfying(
              BrokerUnavailableException.class,
              e ->
                  assertThat(e.reason())
                      .isEqualTo(BrokerUnavailableException.Reason.FOLDER_IN_USE));

      process.kill();
    }
    assertThat(data().resolve(AddressFile.FILE)).as("left by the kill").exists();
    assertThat(EmbeddedBroker.findRunning(data())).isEmpty();

    try (EmbeddedBroker restarted = start(data())) {
      assertThat(Records.readCommitted(restarted.bootstrapServers(), BrokerProcess.TOPIC))
          .containsExactlyInAnyOrderElementsOf(numbers(5_000));
    }
  }

  @Test
  void isFoundByItsFolderWhileItRunsAndNotAfterwards() throws Exception {
    assertThat(EmbeddedBroker.findRunning(data())).isEmpty();
    try (EmbeddedBroker broker = start(data())) {
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + broker.port());
      assertThat(EmbeddedBroker.findRunning(data())).contains(broker.bootstrapServers());
      assertThat(data().resolve(AddressFile.FILE))
          .content()
          .isEqualTo(broker.bootstrapServers() + "\n");
    }
    assertThat(EmbeddedBroker.findRunning(data())).isEmpty();
    assertThat(data().resolve(AddressFile.FILE)).doesNotExist();
  }

  @Test
  void leavesNoThreadThatKeepsTheProcessAliveAndCanBeClosedTwice() throws Exception {
    Set<Thread> before = nonDaemonThreads();
    EmbeddedBroker broker = start(data());
    assertThat(nonDaemonThreads()).hasSizeGreaterThan(before.size());

    broker.close();
    broker.close();

    assertThat(nonDaemonThreads()).isSubsetOf(before);
  }

  @Test
  void leavesItsFolderToWhoeverDeletesIt() throws Exception {
    start(data()).close();

    deleteAll(data());

    assertThat(data()).doesNotExist();
    start(data()).close();
  }

  private Path data() {
    return temporary.resolve("broker");
  }

  private static EmbeddedBroker start(Path folder) throws BrokerUnavailableException {
    return EmbeddedBroker.start(new BrokerSettings(folder, 0, 4));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static Set<Thread> nonDaemonThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
