package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.core.cases.CaseDuty;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.streams.cases.CaseTriggers;

/**
 * Breach cases and requests of data subjects.
 *
 * @param policy how cases are led
 * @param triggers which findings open a suspicion
 * @param evidence the folder that evidence is copied into, if one is named
 * @param anchor the file that the heads of the chains are written to, if one is named
 */
public record CasesConfig(
    CasePolicy policy, CaseTriggers triggers, Optional<Path> evidence, Optional<Path> anchor) {

  /** From which level on what GuardDuty found opens a suspicion. */
  private enum GuardDuty {
    NEVER,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
  }

  static CasesConfig read(Section section) {
    CaseTriggers triggers = triggers(section);
    CasePolicy policy = policy(section);
    SettingType<Optional<Path>> path = SettingType.optional(SettingType.path());
    return new CasesConfig(
        policy,
        triggers,
        section.value("evidence", path, Optional.empty()),
        section.value("anchor", path, Optional.empty()));
  }

  private static CaseTriggers triggers(Section section) {
    CaseTriggers defaults = CaseTriggers.DEFAULT;
    GuardDuty level =
        section.value("guardduty", SettingType.choice(GuardDuty.class), GuardDuty.HIGH);
    return new CaseTriggers(
        level == GuardDuty.NEVER ? null : Level.valueOf(level.name()),
        Set.copyOf(texts(section, "tags", "a tag of rules", List.copyOf(defaults.tags()))),
        Set.copyOf(texts(section, "rules", "the id of a rule or control", List.of())),
        days(section, "newer-than", defaults.newerThan()));
  }

  private static List<String> texts(
      Section section, String key, String what, List<String> defaults) {
    return section.value(
        key, SettingType.listOf(SettingType.text(what, text -> !text.isBlank())), defaults);
  }

  private static Duration days(Section section, String key, Duration otherwise) {
    return section.value(
        key, SettingType.duration(Duration.ofHours(1), Duration.ofDays(3650)), otherwise);
  }

  private static CasePolicy policy(Section section) {
    CasePolicy defaults = CasePolicy.DEFAULT;
    return new CasePolicy(
        days(section, "window", defaults.window()),
        term(section, "acknowledge", defaults.acknowledge()),
        term(section, "assess", defaults.assess()),
        term(section, "authority", defaults.authority()),
        term(section, "controller", defaults.controller()),
        section.value(
            "reminders",
            SettingType.listOf(SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(365))),
            defaults.reminders()),
        section.value("nis2", SettingType.flag(), false),
        duties(section),
        section.value("zone", SettingType.zone(), defaults.zone()),
        section
            .value(
                "holidays",
                SettingType.listOf(
                    SettingType.text("a day such as 2026-12-25", CasesConfig::isDay)),
                List.of())
            .stream()
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Duration term(Section section, String key, Duration otherwise) {
    return section.value(
        key, SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(365)), otherwise);
  }

  private static Map<String, CaseDuty> duties(Section section) {
    SettingType<String> name = SettingType.text("a name", text -> !text.isBlank());
    CaseDuty all =
        new CaseDuty(
            section.value("owner", SettingType.optional(name), Optional.empty()).orElse(""),
            section.value("deputies", SettingType.listOf(name), List.of()),
            section.value("officer", SettingType.optional(name), Optional.empty()).orElse(""));
    Map<String, CaseDuty> duties = new HashMap<>(Map.of("", all));
    section
        .section("duties")
        .values(key -> key, key -> SettingType.listOf(name), List.of())
        .forEach(
            (entity, names) ->
                duties.put(
                    entity,
                    new CaseDuty(
                        names.isEmpty() ? "" : names.get(0),
                        names.stream().skip(1).toList(),
                        all.officer())));
    return duties;
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
