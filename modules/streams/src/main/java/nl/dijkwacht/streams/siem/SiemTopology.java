package nl.dijkwacht.streams.siem;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.runtime.StageWiring;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.Serdes;

/** Findings and cases as they stand in; an event of each version in each form out. */
public final class SiemTopology {

  /**
   * What is written.
   *
   * @param forms those that are wanted
   */
  public record Settings(TopicPrefix prefix, List<SiemForm> forms) {

    public Settings {
      forms = List.copyOf(forms);
    }
  }

  static final String WRITTEN = "publish-siem-written";
  static final String DEAD_LETTERS_SINK = "publish-dead-letters-sink";

  private static final int VERSION = 1;
  private static final String FINDINGS_SOURCE = "publish-findings-source";
  private static final String CASES_SOURCE = "publish-cases-source";
  private static final String PROCESSOR = "publish-siem";

  private SiemTopology() {}

  /** A topology that has no forms reads all the same, so that it must not be started. */
  public static StageTopology of(Settings settings, MeterRegistry registry) {
    StageWiring wiring = new StageWiring(settings.prefix());
    wiring
        .source(FINDINGS_SOURCE, Topics.FINDINGS)
        .source(CASES_SOURCE, Topics.CASES)
        .processor(
            PROCESSOR, () -> new SiemProcessor(settings, registry), FINDINGS_SOURCE, CASES_SOURCE)
        .store(StageWiring.keyValues(WRITTEN, Serdes.String(), Serdes.ByteArray()), PROCESSOR)
        .sink(DEAD_LETTERS_SINK, Topics.PUBLISH_DEAD_LETTERS, PROCESSOR);
    settings.forms().forEach(form -> wiring.sink(sinkOf(form), form.topic(), PROCESSOR));
    return new StageTopology(
        Stage.PUBLISH, VERSION, wiring.topology(), Topics.PUBLISH_DEAD_LETTERS);
  }

  static String sinkOf(SiemForm form) {
    return form.topic().name().replace('.', '-') + "-sink";
  }
}
