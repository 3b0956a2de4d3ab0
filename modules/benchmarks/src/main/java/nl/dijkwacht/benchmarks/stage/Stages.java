package nl.dijkwacht.benchmarks.stage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import nl.dijkwacht.benchmarks.input.TouchedAssets;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.controls.changes.ChangeFile;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.countries.Countries;
import nl.dijkwacht.rules.ChangePack;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.detect.AccessSettings;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.drift.DriftTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.streams.runtime.StageTopology;

/** The product's stages as the benchmarks set them up. */
public final class Stages {

  private static final Duration DEDUPLICATE_FOR = Duration.ofDays(2);
  public static final ChangeCatalogue CHANGES =
      ChangeCatalogue.read(
          ChangePack.files().stream()
              .map(file -> new ChangeFile(file.name(), file.content()))
              .toList());
  private static final Duration NEWS_FOR = Duration.ofDays(1);

  private Stages() {}

  public static StageTopology detect(RuleSet rules, MeterRegistry registry) {
    return DetectTopology.of(
        new DetectTopology.Settings(BenchmarkKafka.PREFIX, rules, DEDUPLICATE_FOR).with(CHANGES),
        registry);
  }

  /** Detect that looks for accesses by these registers too. */
  public static StageTopology detect(RuleSet rules, Registers registers, MeterRegistry registry) {
    DetectTopology.Settings settings =
        new DetectTopology.Settings(BenchmarkKafka.PREFIX, rules, DEDUPLICATE_FOR)
            .with(CHANGES)
            .with(
                AccessSettings.of(
                    TouchedAssets.CALLS,
                    () -> registers,
                    DiscoveredAssets.none(),
                    Countries.none()));
    return DetectTopology.of(settings, registry);
  }

  public static StageTopology drift(ControlSet controls, MeterRegistry registry) {
    return DriftTopology.of(
        new DriftTopology.Settings(BenchmarkKafka.PREFIX, () -> controls, Registers::empty),
        registry);
  }

  public static StageTopology findings(MeterRegistry registry) {
    return FindingsTopology.of(
        new FindingsTopology.Settings(BenchmarkKafka.PREFIX, NEWS_FOR), registry);
  }
}
