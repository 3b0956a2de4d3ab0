package nl.dijkwacht.topics.cluster;

import static nl.dijkwacht.topics.cluster.Outcomes.assertThatSentenceOf;
import static nl.dijkwacht.topics.cluster.Outcomes.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicProvisionerTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String SIGNALS = "dijkwacht.detect.signals";

  private final TopicSettings settings = TopicSettings.forCluster(TopicPrefix.DEFAULT);
  private final MockAdminClient cluster = MockAdminClient.create().numBrokers(3).build();
  private final TopicProvisioner provisioner = new TopicProvisioner(cluster, settings, TIMEOUT);

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void aFreshClusterGetsEveryTopicAndIsThenAsItShouldBe() {
    List<String> names = Topics.all().stream().map(t -> t.fullName(TopicPrefix.DEFAULT)).toList();

    assertThat(done(provisioner.create())).containsExactlyElementsOf(names);
    assertThat(done(provisioner.check())).isEmpty();
  }

  @Test
  void askedForSomeOfTheTopicsItLooksAtNoOthers() throws Exception {
    var some = new TopicProvisioner(cluster, settings, List.of(Topics.SIGNALS), TIMEOUT);

    assertThat(done(some.create())).containsExactly(SIGNALS);
    assertThat(done(some.check())).isEmpty();
    assertThat(cluster.listTopics().names().get()).containsExactly(SIGNALS);
  }

  @Test
  void whatExistsStaysAsItIs() throws Exception {
    create(new NewTopic(SIGNALS, 1, (short) 1).configs(Map.of("retention.ms", "1")));

    assertThat(done(provisioner.create())).hasSize(Topics.all().size() - 1).doesNotContain(SIGNALS);
    assertThat(done(provisioner.create())).isEmpty();
    assertThat(cluster.describeTopics(List.of(SIGNALS)).topicNameValues().values())
        .map(description -> description.get().partitions().size())
        .containsExactly(1);
  }

  @Test
  void topicsThatAreMissingAreToldWithTheCommandThatCreatesThem() {
    assertThat(done(provisioner.check()))
        .hasSize(Topics.all().size())
        .allSatisfy(
            difference -> {
              assertThat(difference.kind()).isEqualTo(TopicDifference.Kind.MISSING);
              assertThat(difference.sentence())
                  .contains(difference.topic())
                  .endsWith("dijkwacht topics create");
            });
  }

  @Test
  void partitionsAndReplicasThatDifferAreTold() throws Exception {
    create(new NewTopic(SIGNALS, 12, (short) 1).configs(settings.configuration(Topics.SIGNALS)));
    provisioner.create();

    assertThat(done(provisioner.check()))
        .extracting(TopicDifference::kind, TopicDifference::topic)
        .containsExactly(
            tuple(TopicDifference.Kind.PARTITIONS, SIGNALS),
            tuple(TopicDifference.Kind.REPLICATION_FACTOR, SIGNALS));
    assertThat(done(provisioner.check()).get(0).sentence())
        .contains("has 12 partitions, not 24", "topics.partitions to 12");
    assertThat(done(provisioner.check()).get(1).sentence())
        .contains("has replication factor 1, not 3", "topics.replication-factor to 1");
  }

  @Test
  void configurationThatDiffersIsToldWithTheCommandThatChangesIt() throws Exception {
    provisioner.create();
    alter(SIGNALS, Map.of("cleanup.policy", "compact", "max.message.bytes", "1000012"));
    alter("dijkwacht.findings.alerts", Map.of("retention.ms", "60000"));

    assertThat(done(provisioner.check()))
        .extracting(TopicDifference::sentence)
        .satisfiesExactly(
            sentence ->
                assertThat(sentence)
                    .contains(SIGNALS + " has cleanup.policy=compact, not delete")
                    .endsWith("--topic " + SIGNALS + " --add-config cleanup.policy=delete"),
            sentence -> assertThat(sentence).contains("max.message.bytes=1000012, not 1114112"),
            sentence ->
                assertThat(sentence)
                    .contains("retention.ms=60000, not 2592000000", "topics.retention"));
  }

  @Test
  void aClusterWithTooFewBrokersIsTold() {
    try (MockAdminClient single = MockAdminClient.create().numBrokers(1).build()) {
      assertThatSentenceOf(new TopicProvisioner(single, settings, TIMEOUT).create())
          .contains("topics.replication-factor");
    }
  }

  @Test
  void aClusterThatDoesNotAnswerIsToldBySentence() {
    cluster.timeoutNextRequest(2);

    for (Supplier<Outcome<?>> request :
        List.<Supplier<Outcome<?>>>of(provisioner::create, provisioner::check)) {
      assertThatSentenceOf(request.get()).contains("kafka.bootstrap-servers");
    }
  }

  private void create(NewTopic topic) throws Exception {
    cluster.createTopics(List.of(topic)).all().get();
  }

  private void alter(String topic, Map<String, String> values) throws Exception {
    Collection<AlterConfigOp> operations =
        values.entrySet().stream()
            .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    cluster
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations))
        .all()
        .get();
  }
}
