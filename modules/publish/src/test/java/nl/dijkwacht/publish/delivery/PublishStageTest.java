package nl.dijkwacht.publish.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.channels.Channels;
import nl.dijkwacht.publish.channels.Receiver;
import nl.dijkwacht.publish.channels.Sending;
import nl.dijkwacht.publish.messages.LinkTemplates;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.subscriptions.Secrets;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile.Origin;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.TopicReader;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishStageTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern TITLE = Pattern.compile("\"id\":\"alert-(f[0-9]+-[0-9]+)\"");

  private final TopicPrefix prefix = new TopicPrefix(UniqueNames.unique("publish"));
  private final Map<String, String> client =
      Map.of("bootstrap.servers", SharedBroker.bootstrapServers());
  private final List<AutoCloseable> open = new ArrayList<>();
  private SubscriptionSet subscriptions = SubscriptionSet.read(List.of());

  @BeforeEach
  void createTopics() throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(client))) {
      admin
          .createTopics(
              List.of(
                      Topics.ALERTS,
                      Topics.NOTICES,
                      Topics.FINDINGS,
                      Topics.DELIVERIES,
                      Topics.REDELIVERIES,
                      Topics.PUBLISH_DEAD_LETTERS)
                  .stream()
                  .map(topic -> new NewTopic(topic.fullName(prefix), 3, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void aDeadReceiverHoldsUpNobodyAndGetsAllInOrderWhenItIsBack() {
    Receiver well = opened(Receiver.http());
    Receiver dead = opened(Receiver.failingHttp());
    subscriptions = subscriptions(subscription("well", well), subscription("dead", dead));
    opened(stage()).start();
    List<String> sent = send(5, 4);

    await().atMost(LIMIT).until(() -> told(well).size() == sent.size());
    assertThat(told(dead)).isEmpty();
    assertInOrder(told(well), 5, 4);

    dead.recover();
    await().atMost(LIMIT).until(() -> told(dead).size() == sent.size());
    assertInOrder(told(dead), 5, 4);
    assertThat(told(well)).hasSameElementsAs(sent).hasSize(sent.size());
  }

  @Test
  void aRestartRepeatsNothingThatWasDelivered() throws Exception {
    Receiver receiver = opened(Receiver.http());
    subscriptions = subscriptions(subscription("soc", receiver));
    PublishStage first = stage();
    first.start();
    List<String> sent = send(3, 2);
    await().atMost(LIMIT).until(() -> told(receiver).size() == sent.size());
    first.close();

    opened(stage()).start();
    send(Alerts.signal("f9", "0", Level.HIGH, Transition.OPENED));
    await().atMost(LIMIT).until(() -> told(receiver).contains("f9-0"));

    assertThat(told(receiver)).hasSize(sent.size() + 1).doesNotHaveDuplicates();
  }

  @Test
  void whenOneOfTwoInstancesEndsTheOtherGoesOnAndNothingIsToldTwice() {
    Receiver receiver = opened(Receiver.http());
    subscriptions = subscriptions(subscription("soc", receiver));
    PublishStage one = stage();
    one.start();
    opened(stage()).start();
    List<String> sent = new ArrayList<>(send(4, 5));
    await().atMost(LIMIT).until(() -> told(receiver).size() >= 5);
    one.close();
    send(Alerts.signal("f7", "0", Level.HIGH, Transition.OPENED));
    sent.add("f7-0");

    await().atMost(LIMIT).until(() -> told(receiver).containsAll(sent));
    assertThat(told(receiver)).doesNotHaveDuplicates();
    assertInOrder(told(receiver), 4, 5);
  }

  @Test
  void whatWaitsForADigestIsKnownAfterARestartAndWhatWasToldInBetweenIsNotRepeated() {
    Receiver receiver = opened(Receiver.http());
    // What waits for the end of quiet hours holds the offset back, and what is grave goes by.
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    subscriptions =
        subscriptions(
            subscription("soc", receiver)
                + "notices: \"true\"\nzone: UTC\nquiet-hours: {from: \"%s\", to: \"%s\"}\n"
                    .formatted(now.minusHours(1), now.plusHours(2)));
    PublishStage first = stage();
    first.start();
    send(Alerts.signal("f1", "0", Level.LOW, Transition.OPENED));
    for (int i = 0; i < 6; i++) {
      send(Alerts.signal("f2", Integer.toString(i), Level.CRITICAL, Transition.OPENED));
    }
    await().atMost(LIMIT).until(() -> told(receiver).size() == 6);
    first.close();

    opened(stage()).start();
    send(
        Topics.NOTICES,
        "case-1",
        Topics.NOTICES.payload().write(Alerts.notice("n1")),
        "notice/1.0");
    await().atMost(LIMIT).until(() -> receiver.told().size() == 7);

    assertThat(told(receiver)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void whatAReceiverRefusesIsADeadLetterThatGoesBackToItsSubscriptionAlone() {
    Receiver well = opened(Receiver.http());
    Receiver picky = opened(Receiver.refusingHttp());
    subscriptions = subscriptions(subscription("well", well), subscription("picky", picky));
    opened(stage()).start();
    send(Alerts.signal("f1", "0", Level.HIGH, Transition.OPENED));

    ConsumerRecord<byte[], byte[]> letter =
        new TopicReader(SharedBroker.bootstrapServers())
            .readAtLeast(1, Topics.PUBLISH_DEAD_LETTERS.fullName(prefix), LIMIT)
            .get(0);
    DeadLetterRecord dead = DeadLetterRecord.of(letter);
    assertThat(dead.letter())
        .isNotNull()
        .satisfies(of -> assertThat(of.reason()).isEqualTo(DeadLetterReason.UNDELIVERED))
        .satisfies(of -> assertThat(of.place()).isEqualTo("subscription picky"));

    picky.recover();
    ProducerRecord<byte[], byte[]> again = Objects.requireNonNull(dead.replay());
    assertThat(again.topic()).isEqualTo(Topics.REDELIVERIES.fullName(prefix));
    send(again);
    await().atMost(LIMIT).until(() -> told(picky).equals(List.of("f1-0")));
    assertThat(told(well)).containsExactly("f1-0");
  }

  @Test
  void subscriptionsComeAndGoWhileItRuns() {
    Receiver one = opened(Receiver.http());
    Receiver two = opened(Receiver.http());
    subscriptions = subscriptions(subscription("soc", one));
    PublishStage stage = opened(stage());
    stage.start();
    send(Alerts.signal("f1", "0", Level.HIGH, Transition.OPENED));
    await().atMost(LIMIT).until(() -> told(one).contains("f1-0"));

    // Another receiver for the same subscription, which goes on where it was.
    subscriptions = subscriptions(subscription("soc", two));
    send(Alerts.signal("f1", "1", Level.HIGH, Transition.WORSENED));
    await().atMost(LIMIT).until(() -> told(one).size() + told(two).size() == 2);
    subscriptions = subscriptions();
    await().atMost(LIMIT).until(() -> stage.summary().equals("0 subscriptions"));
  }

  @Test
  void aSubscriptionWhoseReceiverIsNoKnownProcessorIsNotServed() {
    subscriptions =
        subscriptions(
            """
            id: chat
            filter: "true"
            channel: {type: slack, url: "https://hooks.slack.com/x"}
            """);
    PublishStage stage = opened(stage());
    stage.start();

    await()
        .atMost(LIMIT)
        .until(() -> stage.summary().startsWith("0 subscriptions, 1 are not served"));
  }

  @Test
  void whatNobodyTookUpEscalatesAndWhatIsHandledDoesNot() {
    Receiver soc = opened(Receiver.http());
    Receiver boss = opened(Receiver.http());
    subscriptions =
        subscriptions(
            subscription("soc", soc) + "escalate: {after: PT1M, to: boss}\n",
            subscription("boss", boss).replace("filter: \"true\"\n", ""));
    Alert left = Alerts.signal("f1", "0", Level.HIGH, Transition.OPENED);
    Alert handled = Alerts.signal("f2", "0", Level.HIGH, Transition.RESOLVED);
    sendFinding(handled.finding());
    sendFinding(left.finding());
    long tenMinutesAgo = System.currentTimeMillis() - 600_000;
    send(left, tenMinutesAgo);
    send(
        new Alert(handled.id(), Transition.OPENED, handled.cause(), handled.finding()),
        tenMinutesAgo);
    opened(stage()).start();

    await().atMost(LIMIT).until(() -> told(soc).size() == 2 && told(boss).size() == 1);
    assertThat(told(boss)).containsExactly("f1-0");
    assertThat(boss.told().get(0)).contains("Nobody took it up within 1 min");
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  private PublishStage stage() {
    Duration limit = Duration.ofSeconds(5);
    Secrets secrets =
        new Secrets(Map.of("DIJKWACHT_SECRET_X", "MDEyMzQ1Njc4OWFiY2RlZg=="), Optional.empty());
    return new PublishStage(
        new PublishSettings(
            client,
            prefix,
            Pseudonyms.NONE,
            LinkTemplates.NONE,
            Duration.ofHours(1),
            Duration.ofHours(24),
            alert -> false),
        () -> subscriptions,
        Registers::empty,
        new Channels(
            new Sending(secrets, Clock.systemUTC(), limit),
            () -> {
              throw new AssertionError("no AWS here");
            }),
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  private static SubscriptionSet subscriptions(String... documents) {
    SubscriptionSet set =
        SubscriptionSet.read(
            List.of(
                new SubscriptionFile(
                    "all.yaml", String.join("---\n", documents).getBytes(UTF_8), Origin.LOCAL)));
    assertThat(set.problems()).isEmpty();
    return set;
  }

  private static String subscription(String id, Receiver receiver) {
    return """
        id: %s
        filter: "true"
        channel: {type: webhook, own: true, url: "%s", secret: {env: DIJKWACHT_SECRET_X}}
        """
        .formatted(id, receiver.url());
  }

  /** So many findings, each so often. */
  private List<String> send(int findings, int times) {
    List<String> sent = new ArrayList<>();
    for (int number = 0; number < times; number++) {
      for (int finding = 0; finding < findings; finding++) {
        send(Alerts.signal("f" + finding, Integer.toString(number), Level.HIGH, Transition.OPENED));
        sent.add("f" + finding + "-" + number);
      }
    }
    return sent;
  }

  private void send(Alert alert) {
    send(Topics.ALERTS, alert.finding().id(), Topics.ALERTS.payload().write(alert), "alert/1.2");
  }

  private void send(Alert alert, long at) {
    send(
        new ProducerRecord<>(
            Topics.ALERTS.fullName(prefix),
            null,
            at,
            alert.finding().id().getBytes(UTF_8),
            Topics.ALERTS.payload().write(alert)));
  }

  private void sendFinding(Finding finding) {
    send(Topics.FINDINGS, finding.id(), Topics.FINDINGS.payload().write(finding), "finding/1.2");
  }

  private void send(Topic<?> topic, String key, byte[] value, String schema) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic.fullName(prefix), key.getBytes(UTF_8), value);
    record.headers().add("dijkwacht.schema", schema.getBytes(UTF_8));
    send(record);
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(client),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var unused = producer.send(record);
    }
  }

  /** Finding and number of the alerts that a receiver was told, in order. */
  private static List<String> told(Receiver receiver) {
    List<String> told = new ArrayList<>();
    for (String request : receiver.told()) {
      Matcher matcher = TITLE.matcher(request);
      while (matcher.find()) {
        told.add(matcher.group(1));
      }
    }
    return told;
  }

  private static void assertInOrder(List<String> told, int findings, int times) {
    for (int finding = 0; finding < findings; finding++) {
      String begin = "f" + finding + "-";
      List<String> expected = new ArrayList<>();
      for (int number = 0; number < times; number++) {
        expected.add(begin + number);
      }
      assertThat(told.stream().filter(one -> one.startsWith(begin))).isEqualTo(expected);
    }
  }
}
