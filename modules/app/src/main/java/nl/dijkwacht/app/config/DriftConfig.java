package nl.dijkwacht.app.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.drift.DriftTopology;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * How drift is judged.
 *
 * @param deploymentHold how long a call of a deployment that breaks a control waits for the next
 *     one to mend it
 * @param confirmWithin how long the state of a resource may take to confirm what a call broke
 * @param confirmWithinDaily the same, for accounts whose AWS Config records once a day
 * @param dailyAccounts those accounts, besides the ones whose recorder says so
 * @param attributionWindow how far before a state a call may lie that caused it
 * @param baselineSettle how long nothing new must come of an account before its baseline is told
 */
public record DriftConfig(
    Duration deploymentHold,
    Duration confirmWithin,
    Duration confirmWithinDaily,
    List<String> dailyAccounts,
    Duration attributionWindow,
    Duration baselineSettle) {

  static DriftConfig read(Section section) {
    return new DriftConfig(
        section.value(
            "deployment-hold",
            SettingType.duration(Duration.ZERO, Duration.ofHours(1)),
            DriftTopology.Settings.DEPLOYMENT_HOLD),
        section.value(
            "confirm-within",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(7)),
            DriftTopology.Settings.CONFIRM_WITHIN),
        section.value(
            "confirm-within-daily",
            SettingType.duration(Duration.ofHours(1), Duration.ofDays(7)),
            DriftTopology.Settings.CONFIRM_WITHIN_DAILY),
        section.value("daily-accounts", AwsConfig.ACCOUNTS, List.of()),
        section.value(
            "attribution-window",
            SettingType.duration(Duration.ofMinutes(15), Duration.ofDays(2)),
            DriftTopology.Settings.ATTRIBUTION_WINDOW),
        section.value(
            "baseline-settle",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            DriftTopology.Settings.BASELINE_SETTLE));
  }

  /** How the stage works by it. */
  public DriftTopology.Settings settings(
      TopicPrefix prefix, Supplier<ControlSet> controls, Supplier<Registers> registers) {
    return new DriftTopology.Settings(
        prefix,
        controls,
        registers,
        deploymentHold,
        confirmWithin,
        confirmWithinDaily,
        Set.copyOf(dailyAccounts),
        attributionWindow,
        baselineSettle);
  }
}
