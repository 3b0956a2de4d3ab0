package nl.dijkwacht.publish.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import nl.dijkwacht.publish.messages.Language;
import nl.dijkwacht.publish.messages.Line;
import nl.dijkwacht.publish.messages.Link;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.samples.Alerts;
import nl.dijkwacht.publish.subscriptions.ChannelSettings;
import nl.dijkwacht.publish.subscriptions.ChannelType;
import nl.dijkwacht.publish.subscriptions.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each receiver gets, and that text from outside stays text in it. */
class ChannelFormatsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String EVIL =
      "a|b=c\\d <!channel> *bold* [x](https://evil.example) \r\nBcc: all@evil.example\r\n\r\n"
          + "<script>\u202e\u0000 \"}";

  @Test
  void webhooksAreSignedByTheirStandard() throws IOException {
    String request = sent(ChannelType.WEBHOOK, Senders.message(Alerts.drift()));
    String id = header(request, "webhook-id");
    String timestamp = header(request, "webhook-timestamp");
    byte[] body = request.substring(request.indexOf("{")).getBytes(UTF_8);

    assertThat(timestamp).isEqualTo(Long.toString(Alerts.AT.getEpochSecond()));
    assertThat(header(request, "webhook-signature"))
        .isEqualTo(
            "v1,"
                + WebhookChannel.signature(
                    Base64.getDecoder().decode(Senders.WEBHOOK_KEY),
                    id + "." + timestamp + ".",
                    body));
    JsonNode data = JSON.readTree(body).get("data");
    assertThat(data.get("level").asText()).isEqualTo("critical");
    assertThat(data.at("/entries/0/owner/0").asText()).isEqualTo("radiologie");
    assertThat(data.at("/entries/0/links/Splunk").asText())
        .isEqualTo("https://splunk.example/?q=event-1");
  }

  @Test
  void theSignatureIsThatOfTheStandardsExample() {
    // www.standardwebhooks.com, test vectors of the reference libraries.
    assertThat(
            WebhookChannel.signature(
                Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.",
                "{\"test\": 2432232314}".getBytes(UTF_8)))
        .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void slackReadsNoFormattingInWhatComesFromOutside() throws IOException {
    JsonNode body = body(ChannelType.SLACK, evil());

    assertThat(body.get("text").asText()).doesNotContain("<!channel>").contains("&lt;!channel&gt;");
    assertThat(body.findValues("type").stream().map(JsonNode::asText)).doesNotContain("mrkdwn");
    assertThat(body.at("/blocks/1/text/type").asText()).isEqualTo("plain_text");
  }

  @Test
  void slackTakesNoMoreThanItsLimits() throws IOException {
    Entry entry =
        entry("x".repeat(1_000), List.of(new Line(Line.Label.WHAT, "\ud83d\ude00".repeat(1_024))));
    JsonNode body = body(ChannelType.SLACK, message(Collections.nCopies(30, entry)));

    assertThat(body.get("blocks").size()).isLessThanOrEqualTo(50);
    assertThat(body.at("/blocks/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
    assertThat(body.findValuesAsText("text")).allMatch(text -> text.length() <= 3_000);
  }

  @Test
  void teamsGetsCardsWithoutMarkdownWithinItsLimit() throws IOException {
    JsonNode body = body(ChannelType.TEAMS, evil());

    assertThat(body.at("/attachments/0/content/type").asText()).isEqualTo("AdaptiveCard");
    assertThat(body.findValuesAsText("type")).contains("TextRun").doesNotContain("TextBlock");
    Entry large = entry("x".repeat(1_000), List.of(new Line(Line.Label.WHAT, "y".repeat(900))));
    String many = sent(ChannelType.TEAMS, message(Collections.nCopies(30, large)));
    assertThat(many.length()).isLessThan(28 * 1024);
  }

  @Test
  void pagerDutyResolvesWhatItWasTold() throws IOException {
    JsonNode trigger =
        body(ChannelType.PAGERDUTY, Senders.message(Alerts.signal("f1", Level.HIGH)));
    JsonNode resolve =
        body(
            ChannelType.PAGERDUTY,
            Senders.message(Alerts.signal("f1", "2", Level.HIGH, Transition.RESOLVED)));

    assertThat(trigger.get("event_action").asText()).isEqualTo("trigger");
    assertThat(trigger.at("/payload/severity").asText()).isEqualTo("error");
    assertThat(resolve.get("event_action").asText()).isEqualTo("resolve");
    assertThat(resolve.get("dedup_key")).isEqualTo(trigger.get("dedup_key"));
  }

  @Test
  void alertmanagerEndsAllSeveritiesOfWhatIsOver() throws IOException {
    String open = sent(ChannelType.ALERTMANAGER, Senders.message(Alerts.signal("f1", Level.HIGH)));
    JsonNode over =
        body(
            ChannelType.ALERTMANAGER,
            Senders.message(Alerts.signal("f1", "2", Level.CRITICAL, Transition.RESOLVED)));

    assertThat(open).startsWith("POST /hook/api/v2/alerts ").contains("\"severity\":\"high\"");
    assertThat(over).hasSize(5).allSatisfy(this::isOver);
  }

  private void isOver(JsonNode alert) {
    assertThat(alert.get("endsAt").asText()).isEqualTo(Alerts.AT.toString());
  }

  @Test
  void mailsKeepTheirHeaders() throws IOException {
    String mail = sent(ChannelType.EMAIL, evil());
    String head = mail.substring(0, mail.indexOf("\n\n"));

    assertThat(head.lines().filter(line -> line.startsWith("Bcc"))).isEmpty();
    assertThat(head)
        .contains("Message-ID: <m1@dijkwacht>")
        .contains("References: <about-1@dijkwacht>")
        .contains("Auto-Submitted: auto-generated");
  }

  @Test
  void aMailServerWithoutTlsGetsNothingIfItIsToHaveIt() throws IOException {
    try (Receiver receiver = new Receiver(new SmtpConversation(false), Behaviour.RIGHT);
        Channel channel =
            Senders.channels(receiver, LIMIT)
                .of(
                    new ChannelSettings.Email(
                        "127.0.0.1",
                        receiver.port(),
                        ChannelSettings.Email.Security.STARTTLS,
                        Optional.empty(),
                        Optional.empty(),
                        "a@b.example",
                        List.of("c@d.example")))) {
      assertThat(channel.deliver(evil())).isInstanceOf(Result.Failed.class);
      assertThat(receiver.told()).isEmpty();
    }
  }

  @Test
  void syslogCountsOctetsAndEscapesCef() throws IOException {
    String frame = sent(ChannelType.SYSLOG, evil());
    int space = frame.indexOf(' ');

    assertThat(Integer.parseInt(frame.substring(0, space)))
        .isEqualTo(frame.substring(space + 1).getBytes(UTF_8).length);
    assertThat(frame)
        .contains(" <107>1 2026-11-26T10:15:30Z - dijkwacht - alert - \ufeffCEF:0|Dijkwacht|")
        .contains("|a\\|b=c\\\\d ")
        .contains("msg=a|b\\=c\\\\d ")
        .doesNotContain("\n", "\r", "\u0000");
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBHOOK", "PAGERDUTY", "ALERTMANAGER", "SYSLOG"})
  void machinesGetAllOfMany(ChannelType type) throws IOException {
    Alert[] many = new Alert[60];
    for (int i = 0; i < many.length; i++) {
      many[i] = Alerts.signal("finding-" + i, Level.HIGH);
    }
    try (Receiver receiver = Senders.receiver(type, Behaviour.RIGHT);
        Channel channel = Senders.channel(type, receiver, LIMIT)) {
      assertThat(channel.deliver(Senders.message(many))).isEqualTo(new Result.Delivered());
      assertThat(String.join("", receiver.told())).contains("finding-0", "finding-59");
    }
  }

  @Test
  void fifoTopicsKeepTheOrderOfAFinding() throws IOException {
    assertThat(sent(ChannelType.SNS, evil()))
        .contains("MessageGroupId=about+1", "MessageDeduplicationId=m1", "Action=Publish");
  }

  @ParameterizedTest
  @EnumSource
  void noReceiverGetsMoreThanItsMessage(ChannelType type) throws IOException {
    try (Receiver receiver = Senders.receiver(type, Behaviour.RIGHT);
        Channel channel = Senders.channel(type, receiver, LIMIT)) {
      assertThat(channel.deliver(evil())).isEqualTo(new Result.Delivered());
      assertThat(receiver.told()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "0.0.0.0",
        "[64:ff9b::a9fe:a9fe]",
        "[::ffff:169.254.169.254]",
        "100.100.100.200"
      })
  void noMessageGoesWhereCredentialsAreHandedOut(String host) throws IOException {
    URI url = URI.create("https://" + host + "/latest/meta-data");

    assertThat(Addresses.isForbidden(InetAddress.getByName(host))).isTrue();
    assertThat(Senders.http(LIMIT).send(Target.of(url, true), Map.of(), new byte[0]))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> assertThat(failed.sentence()).contains("hands out credentials"));
  }

  @Test
  void otherMachinesAreNotTalkedToInTheOpen() {
    Target target = Target.of(URI.create("http://192.0.2.1/hook"), false);

    assertThat(Senders.http(LIMIT).send(target, Map.of(), new byte[0]))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> assertThat(failed.sentence()).contains("without encryption"));
  }

  private static Message evil() {
    return message(List.of(entry(EVIL, List.of(new Line(Line.Label.WHAT, EVIL)))));
  }

  private static Entry entry(String title, List<Line> lines) {
    return new Entry(
        "e1",
        "about 1",
        Entry.Kind.ALERT,
        false,
        Level.HIGH,
        title,
        "rule",
        "111122223333",
        Instant.EPOCH,
        lines,
        List.of(new Link("Splunk", "https://splunk.example/")));
  }

  private static Message message(List<Entry> entries) {
    return new Message("m1", "soc", Language.EN, entries.get(0).title(), entries);
  }

  private static JsonNode body(ChannelType type, Message message) throws IOException {
    String request = sent(type, message);
    return JSON.readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
  }

  private static String header(String request, String name) {
    return request
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElseThrow();
  }

  private static String sent(ChannelType type, Message message) throws IOException {
    try (Receiver receiver = Senders.receiver(type, Behaviour.RIGHT);
        Channel channel = Senders.channel(type, receiver, LIMIT)) {
      assertThat(channel.deliver(message)).isEqualTo(new Result.Delivered());
      return receiver.told().get(0);
    }
  }
}
