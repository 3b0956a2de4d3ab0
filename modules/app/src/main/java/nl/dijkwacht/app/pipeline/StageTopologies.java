package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.app.config.CasesConfig;
import nl.dijkwacht.app.config.CollectConfig;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.PublishConfig;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.controls.accesses.AccessCatalogue;
import nl.dijkwacht.controls.accesses.AccessFile;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.controls.changes.ChangeFile;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.publish.formats.ecs.EcsFormat;
import nl.dijkwacht.publish.formats.ocsf.OcsfFormat;
import nl.dijkwacht.registers.countries.Countries;
import nl.dijkwacht.registers.countries.CountryFile;
import nl.dijkwacht.rules.AccessPack;
import nl.dijkwacht.rules.ChangePack;
import nl.dijkwacht.streams.assurance.AssuranceTopology;
import nl.dijkwacht.streams.behaviour.BehaviourTopology;
import nl.dijkwacht.streams.cases.CasesTopology;
import nl.dijkwacht.streams.detect.AccessSettings;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.detect.habit.SilenceSettings;
import nl.dijkwacht.streams.drift.DriftTopology;
import nl.dijkwacht.streams.exposure.ExposureTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.streams.siem.SiemForm;
import nl.dijkwacht.streams.siem.SiemTopology;
import nl.dijkwacht.streams.transfers.TransferTopology;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/**
 * Makes the topology of each stage as the configuration has it. Adding a stage is adding it here.
 */
final class StageTopologies {

  private final Configuration configuration;
  private final TopicPrefix prefix;
  private final Publications publications;
  private final MeterRegistry registry;

  StageTopologies(Configuration configuration, Publications publications, MeterRegistry registry) {
    this.configuration = configuration;
    this.prefix = new TopicPrefix(configuration.prefix());
    this.publications = publications;
    this.registry = registry;
  }

  /** The stages of the stream that this instance runs, in the order of the data's way. */
  List<StageTopology> all() throws IOException {
    List<StageTopology> topologies = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (configuration.stages().contains(stage) && hasTopology(stage)) {
        topologies.add(of(stage));
      }
    }
    return topologies;
  }

  private boolean hasTopology(Stage stage) {
    return switch (stage) {
      // It has to do with the world outside Kafka.
      case COLLECT -> false;
      // What it brings to people has too.
      case PUBLISH -> configuration.publish().siem().isOn();
      default -> true;
    };
  }

  private StageTopology of(Stage stage) throws IOException {
    return switch (stage) {
      case COLLECT -> throw new IllegalArgumentException(stage + " has no topology");
      case DETECT -> detect();
      case BEHAVIOUR -> behaviour();
      case TRANSFERS -> transfers();
      case DRIFT -> drift();
      case EXPOSURE -> exposure();
      case ASSURANCE -> assurance();
      case FINDINGS -> findings();
      case CASES -> cases();
      case PUBLISH -> siem();
    };
  }

  private StageTopology detect() throws IOException {
    var settings =
        new DetectTopology.Settings(
            prefix,
            publications.rules(),
            configuration.detect().deduplicateFor(),
            configuration.detect().lateness(),
            configuration.detect().correlateFor(),
            silence(configuration.collect().lookupEvents()),
            Set.copyOf(configuration.aws().accounts()),
            changes(),
            accesses());
    return DetectTopology.of(settings, registry);
  }

  private AccessSettings accesses() throws IOException {
    AccessCatalogue calls =
        AccessCatalogue.read(
            AccessPack.files().stream()
                .map(file -> new AccessFile(file.name(), file.content()))
                .toList());
    Optional<Path> file = configuration.detect().countries();
    Countries countries =
        file.isPresent() ? CountryFile.open(file.get(), Clock.systemUTC()) : Countries.none();
    return new AccessSettings(calls, publications.assets(), countries, publications.registers());
  }

  private StageTopology behaviour() throws IOException {
    var settings =
        new BehaviourTopology.Settings(
            prefix,
            publications.registers(),
            publications.erased(),
            publications.restricted(),
            configuration.behaviour().settings());
    return BehaviourTopology.of(settings, registry);
  }

  private StageTopology transfers() throws IOException {
    var settings =
        new TransferTopology.Settings(
            prefix,
            publications.registers(),
            publications.assets(),
            this::countriesKnown,
            configuration.transfers().settings());
    return TransferTopology.of(settings, registry);
  }

  private StageTopology exposure() throws IOException {
    var settings =
        new ExposureTopology.Settings(
            prefix, publications.registers(), configuration.exposure().settings());
    return ExposureTopology.of(settings, registry);
  }

  private StageTopology assurance() throws IOException {
    var settings =
        new AssuranceTopology.Settings(prefix, publications.registers(), this::countriesKnown);
    return AssuranceTopology.of(settings, registry);
  }

  private boolean countriesKnown() {
    return configuration.detect().countries().isPresent();
  }

  private StageTopology drift() throws IOException {
    var settings =
        configuration.drift().settings(prefix, publications.controls(), publications.registers());
    return DriftTopology.of(settings, registry);
  }

  private StageTopology findings() throws IOException {
    var settings =
        new FindingsTopology.Settings(
            prefix, configuration.alerts().policy(), publications.registers());
    return FindingsTopology.of(settings, registry);
  }

  private StageTopology cases() throws IOException {
    CasesConfig cases = configuration.cases();
    var settings =
        new CasesTopology.Settings(
            prefix, cases.policy(), cases.triggers(), publications.registers());
    return CasesTopology.of(settings, registry);
  }

  private StageTopology siem() {
    PublishConfig.Siem wanted = configuration.publish().siem();
    List<SiemForm> forms = new ArrayList<>();
    if (wanted.ocsf()) {
      OcsfFormat ocsf = new OcsfFormat(wanted.ocsfVersion(), prefix.value());
      forms.add(new SiemForm(Topics.OCSF, ocsf::finding, ocsf::breach));
    }
    if (wanted.ecs()) {
      EcsFormat ecs = new EcsFormat(prefix.value());
      forms.add(new SiemForm(Topics.ECS, ecs::finding, ecs::breach));
    }
    return SiemTopology.of(new SiemTopology.Settings(prefix, forms), registry);
  }

  private static ChangeCatalogue changes() {
    return ChangeCatalogue.read(
        ChangePack.files().stream()
            .map(file -> new ChangeFile(file.name(), file.content()))
            .toList());
  }

  /** Who is asked seldom is not silent in between. */
  private static SilenceSettings silence(CollectConfig.LookupEvents lookup) {
    Duration rounds = lookup.interval().multipliedBy(4);
    Duration usual = SilenceSettings.DEFAULT.floors().get(Heartbeat.Kind.LOOKUP);
    return usual == null || rounds.compareTo(usual) > 0
        ? SilenceSettings.DEFAULT.with(Heartbeat.Kind.LOOKUP, rounds)
        : SilenceSettings.DEFAULT;
  }
}
