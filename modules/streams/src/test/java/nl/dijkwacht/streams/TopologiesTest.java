package nl.dijkwacht.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.assurance.AssuranceTopology;
import nl.dijkwacht.streams.behaviour.BehaviourTopology;
import nl.dijkwacht.streams.cases.CaseTriggers;
import nl.dijkwacht.streams.cases.CasesTopology;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.drift.DriftTopology;
import nl.dijkwacht.streams.exposure.ExposureTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.siem.SiemForm;
import nl.dijkwacht.streams.siem.SiemTopology;
import nl.dijkwacht.streams.transfers.TransferTopology;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A topology that changes needs a new version if it cannot read its old state; {@code
 * -Dgolden.update=true} rewrites the texts.
 */
class TopologiesTest {

  private static final Pattern NAME =
      Pattern.compile("(?:Source|Processor|Sink): (\\S+)|stores: \\[(.*)]");

  static Stream<StageTopology> stages() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    RuleSet none = Rules.of();
    return Stream.of(
        DetectTopology.of(
            new DetectTopology.Settings(StageDriver.PREFIX, none, Duration.ofDays(2)), registry),
        BehaviourTopology.of(
            new BehaviourTopology.Settings(StageDriver.PREFIX, Registers::empty), registry),
        DriftTopology.of(
            new DriftTopology.Settings(StageDriver.PREFIX, ControlSet::none, Registers::empty),
            registry),
        AssuranceTopology.of(
            new AssuranceTopology.Settings(StageDriver.PREFIX, Registers::empty), registry),
        TransferTopology.of(
            new TransferTopology.Settings(StageDriver.PREFIX, Registers::empty), registry),
        ExposureTopology.of(
            new ExposureTopology.Settings(StageDriver.PREFIX, Registers::empty), registry),
        FindingsTopology.of(
            new FindingsTopology.Settings(StageDriver.PREFIX, Duration.ofDays(1)), registry),
        CasesTopology.of(
            new CasesTopology.Settings(
                StageDriver.PREFIX, CasePolicy.DEFAULT, CaseTriggers.DEFAULT, Registers::empty),
            registry),
        SiemTopology.of(
            new SiemTopology.Settings(
                StageDriver.PREFIX, List.of(form(Topics.OCSF), form(Topics.ECS))),
            registry));
  }

  private static SiemForm form(Topic<byte[]> topic) {
    Outcome<byte[]> nothing = new Outcome.Failed<>("none");
    return new SiemForm(topic, (finding, id, first) -> nothing, (about, id, first) -> nothing);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void theTextOfEachIsKept(StageTopology stage) throws IOException {
    Path file =
        Path.of(
            System.getProperty("dijkwacht.root"),
            "modules/streams/src/test/resources/topologies",
            stage.stage().label() + ".txt");
    String text =
        "version "
            + stage.version()
            + "\n"
            + stage.topology().describe().toString().stripTrailing()
            + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).content().isEqualTo(text);
  }

  /** Whoever waits for the last input has waited for all that may still lead to it. */
  @ParameterizedTest
  @MethodSource("stages")
  void whatAPartWritesForAnotherComesAfterWhatItReads(StageTopology stage) {
    List<String> inputs = stage.inputs();
    for (Subtopology part : stage.topology().describe().subtopologies()) {
      for (Node node : part.nodes()) {
        if (node instanceof Sink sink && inputs.contains(sink.topic())) {
          List<String> reads = reads(part);
          if (!reads.contains(sink.topic())) {
            assertThat(inputs.subList(0, inputs.indexOf(sink.topic()))).containsAll(reads);
          }
        }
      }
    }
  }

  private static List<String> reads(Subtopology part) {
    return part.nodes().stream()
        .filter(Source.class::isInstance)
        .flatMap(source -> ((Source) source).topicSet().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void everyOperatorAndStoreIsNamedAfterItsStage(StageTopology stage) {
    String prefix = stage.stage().label() + "-";

    assertThat(
            NAME.matcher(stage.topology().describe().toString())
                .results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .flatMap(names -> Stream.of(names.split(", ")))
                .filter(name -> !name.isEmpty()))
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(name -> name.startsWith(prefix));
  }
}
