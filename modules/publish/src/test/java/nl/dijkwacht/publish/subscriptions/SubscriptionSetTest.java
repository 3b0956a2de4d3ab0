package nl.dijkwacht.publish.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.publish.messages.Language;
import nl.dijkwacht.publish.messages.Trust;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile.Origin;
import nl.dijkwacht.registers.ProcessorEntry;
import nl.dijkwacht.registers.RegisterContent;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import org.junit.jupiter.api.Test;

class SubscriptionSetTest {

  private static final String SOC =
      """
      id: soc
      filter: atLeast(alert.severity, 'high') && alert.account == '111122223333'
      notices: notice.kind == 'overdue'
      language: nl
      trust: internal
      channel:
        type: webhook
        own: true
        url: https://soc.ziekenhuis.example/hook
        secret: {env: DIJKWACHT_SECRET_SOC}
      group: {by: [account, rule], wait: PT2M}
      quiet-hours: {from: "22:00", to: "07:00"}
      rate-limit: {most: 20, per: PT1H}
      escalate: {after: PT30M, to: soc}
      """;

  @Test
  void aSubscriptionHasAllThatIsWritten() {
    SubscriptionSet set = read(SOC);

    assertThat(set.problems()).isEmpty();
    Subscription soc = set.find("soc").orElseThrow();
    assertThat(soc.voice().language()).isEqualTo(Language.NL);
    assertThat(soc.voice().trust()).isEqualTo(Trust.INTERNAL);
    assertThat(soc.schedule().gatherFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(soc.schedule().quiet())
        .hasValueSatisfying(quiet -> assertThat(quiet.from()).isEqualTo(LocalTime.of(22, 0)));
    assertThat(soc.escalation()).contains(new Escalation(Duration.ofMinutes(30), "soc"));
    assertThat(soc.channel().toString()).contains("DIJKWACHT_SECRET_SOC");
  }

  @Test
  void filtersAskWhatAnAlertTells() {
    AlertFilter filter = read(SOC).find("soc").orElseThrow().filter().orElseThrow();

    assertThat(filter.passes(Alerts.signal("f", Level.HIGH), Alerts.registers())).isTrue();
    assertThat(filter.passes(Alerts.signal("f", Level.MEDIUM), Alerts.registers())).isFalse();
    assertThat(passes("alert.personalData && alert.control == 's3-bucket-not-public'")).isTrue();
    assertThat(passes("alert.owner == 'radiologie' && alert.legalEntity == 'Ziekenhuis B.V.'"))
        .isTrue();
    assertThat(passes("'32(1)(b)' in alert.articles && alert.headline == 'encryption-at-rest'"))
        .isTrue();
    assertThat(passes("alert.transition == 'resolved'")).isFalse();
  }

  @Test
  void whatAFilterCannotTellPasses() {
    assertThat(passes("alert.articles[7] == '32'")).isTrue();
    assertThat(passes("atLeast(alert.severity, 'hihg')")).isTrue();
  }

  @Test
  void noticesHaveTheirOwnFilter() {
    NoticeFilter filter = read(SOC).find("soc").orElseThrow().notices().orElseThrow();

    assertThat(filter.passes(Alerts.notice("n"))).isTrue();
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithLineAndSuggestion() {
    SubscriptionSet set =
        read(
            """
            id: soc
            filtre: "true"
            filter: alert.severty == 'high'
            language: de
            channel:
              type: slack
              url: xoxb-secret
              own: maybe
            quiet-hours: {from: 22, to: "07:00"}
            digest: {at: ["8"]}
            group: {by: [acount]}
            rate-limit: {most: 0}
            """);

    assertThat(set.byId()).isEmpty();
    assertThat(set.refused()).isEqualTo(1);
    assertThat(set.problems().stream().map(Problem::toString))
        .anyMatch(text -> text.startsWith("soc.yaml:2:1: error: unknown key 'filtre'"))
        .anyMatch(text -> text.startsWith("soc.yaml:3:") && text.contains("severity"))
        .anyMatch(text -> text.startsWith("soc.yaml:4:") && text.contains("en, nl"))
        .anyMatch(text -> text.startsWith("soc.yaml:7:") && text.contains("https://"))
        .anyMatch(text -> text.startsWith("soc.yaml:8:") && text.contains("true or false"))
        .anyMatch(text -> text.startsWith("soc.yaml:9:") && text.contains("08:00"))
        .anyMatch(text -> text.startsWith("soc.yaml:10:"))
        .anyMatch(text -> text.startsWith("soc.yaml:11:") && text.contains("'account'"))
        .anyMatch(text -> text.startsWith("soc.yaml:12:") && text.contains("from 1 to"))
        .noneMatch(text -> text.contains("xoxb"));
  }

  @Test
  void secretsThemselvesHaveNoPlaceInAFile() {
    for (String secret :
        List.of(
            "secret: hunter2", "secret: {env: AWS_SECRET_ACCESS_KEY}", "secret: {file: ../key}")) {
      SubscriptionSet set = read(SOC.replace("secret: {env: DIJKWACHT_SECRET_SOC}", secret));

      assertThat(set.problems()).hasSize(1);
      assertThat(set.problems().toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void whoEscalatesNamesWhoIsThere() {
    assertThat(read(SOC.replace("to: soc}", "to: sco}")).problems())
        .singleElement()
        .asString()
        .contains("did you mean 'soc'");
  }

  @Test
  void ofTwoWithOneIdThePublishedOneHolds() {
    SubscriptionSet set =
        SubscriptionSet.read(
            List.of(
                new SubscriptionFile("local.yaml", SOC.getBytes(UTF_8), Origin.LOCAL),
                new SubscriptionFile("published.yaml", SOC.getBytes(UTF_8), Origin.PUBLISHED)));

    assertThat(set.problems()).isEmpty();
    assertThat(set.find("soc").orElseThrow().place().source()).isEqualTo("published.yaml");
    assertThat(read(SOC + "---\n" + SOC).problems())
        .singleElement()
        .asString()
        .contains("already that of another");
  }

  @Test
  void aChannelIsAProcessorThatTheRegisterKnows() {
    String slack =
        """
        id: chat
        filter: "true"
        channel: {type: slack, url: {env: DIJKWACHT_SECRET_SLACK}, host: hooks.slack.com}
        """;
    Subscription chat = read(slack).find("chat").orElseThrow();
    Subscription own = read(slack.replace("{type", "{own: true, type")).find("chat").orElseThrow();

    assertThat(ChannelPermission.problems(chat, Registers.empty()))
        .singleElement()
        .asString()
        .contains("does not know hooks.slack.com");
    assertThat(ChannelPermission.problems(own, Registers.empty()))
        .singleElement()
        .asString()
        .contains("is a third party");
    assertThat(ChannelPermission.problems(chat, processors("hooks.slack.com"))).isEmpty();
    assertThat(ChannelPermission.problems(chat, processors("*.slack.com"))).isEmpty();
    assertThat(ChannelPermission.problems(read(SOC).find("soc").orElseThrow(), Registers.empty()))
        .isEmpty();
  }

  private static Registers processors(String channel) {
    ProcessorEntry entry =
        new ProcessorEntry(
            "slack",
            "Slack",
            List.of(),
            List.of(),
            List.of(),
            List.of(channel),
            "dossier",
            "IE",
            List.of(),
            LocalDate.of(2027, 1, 1),
            "");
    return Registers.of(
        new RegisterContent(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(entry),
            List.of(),
            List.of(),
            List.of()),
        RegisterSettings.DEFAULT);
  }

  private static boolean passes(String filter) {
    return read(SOC.replaceFirst("filter: .*", "filter: \"" + filter + "\""))
        .find("soc")
        .orElseThrow()
        .filter()
        .orElseThrow()
        .passes(Alerts.drift(), Alerts.registers());
  }

  private static SubscriptionSet read(String text) {
    return SubscriptionSet.read(
        List.of(new SubscriptionFile("soc.yaml", text.getBytes(UTF_8), Origin.LOCAL)));
  }
}
