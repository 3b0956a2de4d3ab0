package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.app.publication.SampleRules.BROKEN;
import static nl.dijkwacht.app.publication.SampleRules.document;
import static nl.dijkwacht.app.publication.SampleRules.manifest;
import static nl.dijkwacht.app.publication.SampleRules.rule;
import static nl.dijkwacht.app.publication.SampleRules.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentWatcherTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final RulesOnBroker broker =
      new RulesOnBroker(new TopicPrefix(UniqueNames.unique("watcher")));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  @TempDir private Path folder;
  private Path rules;

  @BeforeEach
  void createTopics() throws IOException {
    broker.createTopics();
    rules = Files.createDirectory(folder.resolve("rules"));
  }

  @Test
  void whatIsPublishedChangedAndTakenBackIsFollowed() throws Exception {
    try (DocumentWatcher<RuleSet> watcher = start()) {
      assertThat(ids(watcher)).containsExactly("own");
      assertThat(watcher.check().question().get().detail()).isEqualTo("nothing is published");

      write(rules, "a.yml", rule("a", "PutObject"));
      write(rules, "deep/b.yml", rule("b", "GetObject") + "---\n" + rule("c", "GetObject"));
      broker.publish(rules);
      awaitIds(watcher, "a", "b", "c", "own");

      write(rules, "a.yml", rule("changed", "PutObject"));
      broker.publish(rules);
      awaitIds(watcher, "changed", "b", "c", "own");

      Files.delete(rules.resolve("deep/b.yml"));
      broker.publish(rules);
      awaitIds(watcher, "changed", "own");
      assertThat(watcher.check().question().get().up()).isTrue();
      assertThat(watcher.check().question().get().detail())
          .isEqualTo("publication 3 with 1 documents");
      await().atMost(LIMIT).until(() -> reloads("complete") == 3);
      assertThat(gauge(Meters.RULES_PUBLICATION)).isEqualTo(3);
      assertThat(gauge(Meters.RULES_RELOAD_LAST)).isPositive();
    }
  }

  @Test
  void anInstanceThatStartsKnowsAllThatIsPublishedAtOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      write(rules, i + ".yml", rule("rule-" + i, "GetObject"));
      broker.publish(rules);
    }

    try (DocumentWatcher<RuleSet> watcher = start()) {
      assertThat(ids(watcher)).hasSize(6);
    }
  }

  @Test
  void aBrokenDocumentKeepsItsLastVersionAlsoOverARestart() throws Exception {
    write(rules, "a.yml", rule("a", "PutObject"));
    broker.publish(rules);
    try (DocumentWatcher<RuleSet> watcher = start()) {
      assertThat(ids(watcher)).containsExactly("a", "own");

      write(rules, "a.yml", BROKEN);
      write(rules, "b.yml", rule("b", "PutObject"));
      broker.publish(rules);
      awaitIds(watcher, "a", "b", "own");
      await().atMost(LIMIT).until(() -> reloads("partial") == 1);
      assertThat(documents("last-good")).isEqualTo(1);
      assertThat(watcher.check().question().get().detail())
          .isEqualTo(
              "publication 2 with 2 documents, of which 1 cannot be used and keep their last"
                  + " version");
    }
    try (DocumentWatcher<RuleSet> again = start()) {
      assertThat(ids(again)).containsExactly("a", "b", "own");
    }
    Files.delete(lastGood());
    try (DocumentWatcher<RuleSet> without = start()) {
      assertThat(ids(without)).containsExactly("b", "own");
      assertThat(without.check().question().get().detail())
          .endsWith("of which 1 cannot be used and have no earlier version");
    }
  }

  @Test
  void whatIsWrittenPastThePublisherChangesNothing() throws Exception {
    write(rules, "a.yml", rule("a", "PutObject"));
    broker.publish(rules);
    try (DocumentWatcher<RuleSet> watcher = start()) {
      broker.write("a.yml", rule("foreign", "PutObject"));
      broker.write("b.yml", rule("foreign-too", "PutObject"));
      broker.write(new byte[] {(byte) 0xC3, 0}, new byte[] {1, 2, 3});
      broker.write("c.yml", null);
      broker.write(DocumentManifest.KEY, "garbage");
      // The topic leaves room for headers, so a value may be larger than any document.
      broker.write("d.yml".getBytes(UTF_8), new byte[1024 * 1024 + 1]);
      await().atMost(LIMIT).until(() -> reloads("partial") == 1);
      assertThat(ids(watcher)).containsExactly("a", "own");
    }
    try (DocumentWatcher<RuleSet> again = start()) {
      assertThat(ids(again)).containsExactly("a", "own");

      broker.publish(rules);
      write(rules, "e.yml", rule("e", "PutObject"));
      broker.publish(rules);
      awaitIds(again, "a", "e", "own");
    }
  }

  @Test
  void aPublicationIsTakenOnlyWhenAllPartitionsGaveTheirPart() throws Exception {
    PublishedDocument a = document("a.yml", rule("a", "PutObject"));
    PublishedDocument b = document("b.yml", rule("b", "PutObject"));
    try (DocumentWatcher<RuleSet> watcher = start();
        KafkaProducer<byte[], byte[]> manifests = broker.producer(null);
        KafkaProducer<byte[], byte[]> documents = broker.producer("slow")) {
      documents.initTransactions();
      documents.beginTransaction();
      broker.write(documents, 0, a);
      broker.write(manifests, 1, b);
      broker.write(manifests, 2, manifest(1, a, b));
      // The manifest may be read any moment, and what it lists may not.
      await()
          .during(Duration.ofMillis(500))
          .atMost(LIMIT)
          .until(() -> ids(watcher).equals(List.of("own")));

      documents.commitTransaction();
      awaitIds(watcher, "a", "b", "own");
      assertThat(reloads("partial")).isZero();
    }
  }

  @Test
  void anAbortedPublicationIsNone() throws Exception {
    write(rules, "a.yml", rule("a", "PutObject"));
    broker.publish(rules);
    PublishedDocument b = document("b.yml", rule("b", "PutObject"));
    try (DocumentWatcher<RuleSet> watcher = start();
        KafkaProducer<byte[], byte[]> producer = broker.producer("aborting")) {
      producer.initTransactions();
      producer.beginTransaction();
      broker.write(producer, 0, "a.yml", null);
      broker.write(producer, 1, b);
      broker.write(producer, 2, manifest(2, b));
      producer.abortTransaction();

      write(rules, "c.yml", rule("c", "PutObject"));
      assertThat(broker.publish(rules).added()).containsExactly("c.yml");
      awaitIds(watcher, "a", "c", "own");
    }
  }

  @Test
  void aPublisherThatDiedIsEndedByTheNext() throws Exception {
    DocumentFolder first = folderWith("a.yml", rule("a", "PutObject"));
    Publisher dying = new Publisher(DocumentKind.RULES, RulesOnBroker.CLIENT, broker.prefix());
    PublicationPlan plan =
        CurrentPublication.read(DocumentKind.RULES, RulesOnBroker.CLIENT, broker.prefix())
            .plan(first, Instant.now());

    broker.publish(rules);

    assertThatThrownBy(() -> dying.publish(first, plan)).isInstanceOf(KafkaException.class);
    dying.close();
    try (DocumentWatcher<RuleSet> watcher = start()) {
      assertThat(ids(watcher)).containsExactly("a", "own");
      assertThat(gauge(Meters.RULES_PUBLICATION)).isOne();
    }
  }

  @Test
  void aTopicThatLostItsPublicationLeavesTheLastInEffect() throws Exception {
    broker.publish(folderOf("a.yml", rule("a", "PutObject")));
    start().close();

    RulesOnBroker elsewhere = new RulesOnBroker(new TopicPrefix(UniqueNames.unique("emptied")));
    elsewhere.createTopics();
    DocumentWatcher.Settings settings =
        new DocumentWatcher.Settings(
            DocumentKind.RULES, RulesOnBroker.CLIENT, elsewhere.prefix(), lastGood());
    try (DocumentWatcher<RuleSet> watcher =
        DocumentWatcher.start(settings, SampleRules.local(rule("own", "PutObject")), registry)) {
      assertThat(ids(watcher)).containsExactly("a", "own");
    }
  }

  @Test
  void aTopicThatIsMadeAnewIsReadAnew() throws Exception {
    broker.publish(folderOf("a.yml", rule("a", "PutObject")));
    broker.publish(folderOf("a.yml", rule("a", "GetObject")));
    try (DocumentWatcher<RuleSet> watcher = start()) {
      broker.deleteRulesTopic();
      broker.createTopics();
      assertThat(ids(watcher)).containsExactly("a", "own");

      broker.publish(folderOf("b.yml", rule("b", "PutObject")));
      awaitIds(watcher, "a", "b", "own");
      await().atMost(LIMIT).until(() -> watcher.check().question().get().up());
    }
  }

  @Test
  void aTopicThatDoesNotExistIsToldWithWhatToDo() {
    TopicPrefix nowhere = new TopicPrefix(UniqueNames.unique("nowhere"));

    assertThatThrownBy(
            () ->
                DocumentWatcher.start(
                    new DocumentWatcher.Settings(
                        DocumentKind.RULES, RulesOnBroker.CLIENT, nowhere, lastGood()),
                    SampleRules.local(),
                    registry))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "topic %s.rules.documents does not exist; create it with: dijkwacht topics create",
            nowhere);
  }

  /** Tells how long it takes, and asserts only that it happens. */
  @ParameterizedTest(name = "{0} documents")
  @ValueSource(ints = {1, 1000})
  void theTimeFromCommitToEffectIsTold(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      write(rules, i + ".yml", rule("rule-" + i, "GetObject"));
    }
    try (DocumentWatcher<RuleSet> watcher = start();
        Publisher publisher =
            new Publisher(DocumentKind.RULES, RulesOnBroker.CLIENT, broker.prefix())) {
      DocumentFolder read = DocumentFolder.read(rules);
      PublicationPlan plan =
          CurrentPublication.read(DocumentKind.RULES, RulesOnBroker.CLIENT, broker.prefix())
              .plan(read, Instant.now());

      long began = System.nanoTime();
      publisher.publish(read, plan);
      long committed = System.nanoTime();
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> ids(watcher).size() == count + 1);

      System.out.printf(
          "%d documents: committed after %.0f ms, in effect %.0f ms later, of which %.0f ms reading"
              + " the rules%n",
          count,
          (committed - began) / 1e6,
          (System.nanoTime() - committed) / 1e6,
          gauge(Meters.RULES_RELOAD_LAST) * 1e3);
    }
  }

  private Path folderOf(String key, String text) throws IOException {
    write(rules, key, text);
    return rules;
  }

  private DocumentFolder folderWith(String key, String text) throws IOException {
    return DocumentFolder.read(folderOf(key, text));
  }

  private DocumentWatcher<RuleSet> start() throws IOException {
    return DocumentWatcher.start(
        new DocumentWatcher.Settings(
            DocumentKind.RULES, RulesOnBroker.CLIENT, broker.prefix(), lastGood()),
        SampleRules.local(rule("own", "PutObject")),
        registry);
  }

  private Path lastGood() {
    return folder.resolve("data/last-good.zip");
  }

  private static List<String> ids(DocumentWatcher<RuleSet> watcher) {
    return SampleRules.ids(watcher.get());
  }

  private static void awaitIds(DocumentWatcher<RuleSet> watcher, String... ids) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> assertThat(ids(watcher)).containsExactlyInAnyOrder(ids));
  }

  private double reloads(String outcome) {
    return Meters.RULES_RELOADS.counter(registry, outcome).count();
  }

  private double gauge(Meters meter) {
    return registry.get(meter.meterName()).gauge().value();
  }

  private double documents(String status) {
    return registry.get(Meters.RULES_DOCUMENTS.meterName()).tag("status", status).gauge().value();
  }
}
