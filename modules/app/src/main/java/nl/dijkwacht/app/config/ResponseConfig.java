package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.publish.response.policies.ResponseMandate;
import nl.dijkwacht.publish.response.policies.RunnerTarget;

/**
 * Asking others to act; off as long as no policies are named.
 *
 * @param policies files and folders of policies
 * @param mandate whom policies may ask, and who may approve
 * @param expireAfter how long a request can be approved
 */
public record ResponseConfig(List<Path> policies, ResponseMandate mandate, Duration expireAfter) {

  static ResponseConfig read(Section section) {
    List<Path> policies =
        section.value("policies", SettingType.listOf(SettingType.path()), List.of());
    List<String> allowed =
        section.value(
            "allowed",
            SettingType.listOf(
                SettingType.text(RunnerTarget.FORM, text -> RunnerTarget.of(text).isPresent())),
            List.of());
    SettingType<String> name = SettingType.text("a name", text -> !text.isBlank());
    Map<String, List<String>> approvers =
        new HashMap<>(
            section
                .section("approvers")
                .values(
                    role -> role.replace('_', '-'), role -> SettingType.listOf(name), List.of()));
    return new ResponseConfig(
        policies,
        new ResponseMandate(Set.copyOf(allowed), approvers),
        section.value(
            "expire-after",
            SettingType.duration(Duration.ofMinutes(5), Duration.ofDays(7)),
            Duration.ofHours(4)));
  }

  /** Whether anything is asked of anybody. */
  public boolean isOn() {
    return !policies.isEmpty();
  }
}
