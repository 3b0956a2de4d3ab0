package nl.dijkwacht.topics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.topics.wire.Schema;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void theCatalogueListsEachTopicOnce() {
    assertThat(Topics.all())
        .extracting(nl.dijkwacht.topics.catalogue.Topic::name)
        .doesNotHaveDuplicates()
        .containsExactly(
            "collect.objects",
            "collect.backfill-objects",
            "collect.trail-events",
            "collect.backfill-events",
            "collect.configuration-items",
            "collect.service-findings",
            "collect.heartbeats",
            "collect.integrity",
            "collect.checkpoints",
            "collect.object-checkpoints",
            "collect.poll-checkpoints",
            "collect.dead-letters",
            "rules.documents",
            "controls.documents",
            "registers.entries",
            "detect.signals",
            "detect.candidates",
            "detect.changes",
            "detect.access-events",
            "detect.accesses",
            "detect.dead-letters",
            "behaviour.signals",
            "behaviour.beginnings",
            "behaviour.dead-letters",
            "transfers.signals",
            "transfers.dead-letters",
            "drift.resources",
            "drift.verdicts",
            "drift.baselines",
            "drift.digests",
            "drift.assets",
            "drift.accounts",
            "drift.sensitive-data",
            "drift.dead-letters",
            "exposure.inputs",
            "exposure.intervals",
            "exposure.signals",
            "exposure.dead-letters",
            "assurance.facts",
            "assurance.verdicts",
            "assurance.dead-letters",
            "findings.commands",
            "findings.current",
            "findings.alerts",
            "findings.dead-letters",
            "cases.suspicions",
            "cases.exposed-assets",
            "cases.commands",
            "cases.events",
            "cases.evidence",
            "cases.current",
            "cases.notices",
            "cases.erased",
            "cases.dead-letters",
            "publish.subscriptions",
            "publish.delivered",
            "publish.redeliveries",
            "publish.response-commands",
            "publish.outcomes",
            "publish.ocsf",
            "publish.ecs",
            "publish.dead-letters",
            "audit.events",
            "audit.restrictions");
  }

  @Test
  void fullNamesAreThePrefixAndTheNameAndLegalInKafka() {
    assertThat(Topics.SIGNALS.fullName(TopicPrefix.DEFAULT)).isEqualTo("dijkwacht.detect.signals");
    assertThat(Topics.all())
        .allSatisfy(topic -> Topic.validate(topic.fullName(new TopicPrefix("a".repeat(80)))));
  }

  @Test
  void schemasOfOneNameAreOneSchema() {
    List<Schema> schemas =
        Topics.all().stream().map(topic -> topic.payload().schema()).distinct().toList();

    assertThat(schemas).extracting(Schema::name).doesNotHaveDuplicates();
  }
}
