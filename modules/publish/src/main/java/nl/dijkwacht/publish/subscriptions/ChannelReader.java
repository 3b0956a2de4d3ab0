package nl.dijkwacht.publish.subscriptions;

import com.google.re2j.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.publish.subscriptions.ChannelSettings.Email;
import org.jspecify.annotations.Nullable;

/** Reads where messages go. */
final class ChannelReader {

  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|[0-9a-f:]{2,39}");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])");
  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]{1,250}(\\.fifo)?");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z0-9_]{1,100}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}");
  private static final URI PAGERDUTY = URI.create("https://events.pagerduty.com/v2/enqueue");
  private static final int MOST_ADDRESSES = 50;
  private static final int SUBMISSION = 587;
  private static final int SYSLOG_TLS = 6514;
  private static final int HIGHEST_PORT = 65_535;

  private final Fields channel;
  private final Problems problems;

  ChannelReader(Fields channel, Problems problems) {
    this.channel = channel;
    this.problems = problems;
  }

  Optional<ChannelSettings> read() {
    Optional<ChannelType> type = channel.require("type").choice("type", ChannelType.class);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    // Read before, so that it is known.
    channel.node("own");
    Optional<? extends ChannelSettings> settings =
        switch (type.get()) {
          case WEBHOOK -> webhook();
          case SLACK -> target(null).map(ChannelSettings.Slack::new);
          case TEAMS -> target(null).map(ChannelSettings.Teams::new);
          case EMAIL -> email();
          case SNS -> sns();
          case PAGERDUTY -> pagerDuty();
          case ALERTMANAGER -> alertmanager();
          case SYSLOG -> syslog();
        };
    channel.rejectUnknown();
    return settings.map(of -> of);
  }

  private Optional<ChannelSettings.Webhook> webhook() {
    Optional<Target> target = target(null);
    Optional<Secret> secret = secret(channel.require("secret"), "secret");
    return target.flatMap(to -> secret.map(with -> new ChannelSettings.Webhook(to, with)));
  }

  private Optional<ChannelSettings.PagerDuty> pagerDuty() {
    Optional<Target> target = target(PAGERDUTY);
    Optional<Secret> key = secret(channel.require("routing-key"), "routing-key");
    return target.flatMap(to -> key.map(with -> new ChannelSettings.PagerDuty(to, with)));
  }

  private Optional<ChannelSettings.Alertmanager> alertmanager() {
    Optional<Target> target = target(null);
    Optional<Secret> token = secret(channel, "token");
    return target.map(to -> new ChannelSettings.Alertmanager(to, token));
  }

  private Optional<Email> email() {
    Optional<String> host = host("host");
    int port = channel.integer("port", SUBMISSION, 1, HIGHEST_PORT);
    Email.Security security =
        channel.choice("security", Email.Security.class, Email.Security.STARTTLS);
    Optional<String> user = channel.text("user");
    Optional<Secret> password = secret(channel, "password");
    Optional<String> from = channel.requiredText("from").filter(text -> isMail("from", text));
    List<String> to =
        channel.requiredTexts("to").stream().filter(text -> isMail("to", text)).toList();
    if (to.size() > MOST_ADDRESSES) {
      problems.error(
          channel.placeOf("to"),
          "'to' has more than %d addresses; use a list of the mail server"
              .formatted(MOST_ADDRESSES));
    }
    if (user.isPresent() != password.isPresent()) {
      problems.error(
          channel.placeOf("user"), "'user' and 'password' go together; give both or neither");
    }
    if (security == Email.Security.PLAIN && !channel.flag("allow-plain", false)) {
      problems.error(
          channel.placeOf("security"),
          "without encryption anyone on the way reads along; use starttls, or add allow-plain:"
              + " true");
    }
    return host.isEmpty() || from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Email(host.get(), port, security, user, password, from.get(), to));
  }

  private boolean isMail(String key, String text) {
    boolean right = MAIL.matches(text);
    if (!right) {
      problems.error(
          channel.placeOf(key),
          "'%s': expected an address such as soc@example.nl, its domain in lower case, found '%s'"
              .formatted(key, text));
    }
    return right;
  }

  private Optional<ChannelSettings.Sns> sns() {
    Optional<String> topic = channel.requiredText("topic");
    if (topic.isPresent() && !TOPIC.matches(topic.get())) {
      problems.error(
          channel.placeOf("topic"),
          "'topic': expected an ARN such as arn:aws:sns:eu-west-1:111122223333:alerts");
      return Optional.empty();
    }
    return topic.map(arn -> new ChannelSettings.Sns(arn, arn.split(":", -1)[3]));
  }

  private Optional<ChannelSettings.Syslog> syslog() {
    Optional<String> host = host("host");
    int port = channel.integer("port", SYSLOG_TLS, 1, HIGHEST_PORT);
    boolean plain = channel.flag("allow-plain", false);
    return host.map(name -> new ChannelSettings.Syslog(name, port, !plain));
  }

  private Optional<String> host(String key) {
    return channel.requiredText(key).filter(text -> isHost(key, text));
  }

  private boolean isHost(String key, String text) {
    boolean right = HOST.matches(text);
    if (!right) {
      problems.error(
          channel.placeOf(key),
          "'%s': expected the name of a host in lower case, found '%s'".formatted(key, text));
    }
    return right;
  }

  /** The URL, or where it is kept if it is secret. */
  private Optional<Target> target(@Nullable URI otherwise) {
    boolean plain = channel.flag("allow-plain", false);
    Optional<Node> node = channel.node("url");
    if (node.isPresent() && node.get() instanceof Mapping) {
      Optional<Secret> secret = secret(channel, "url");
      Optional<String> host = host("host");
      return secret.flatMap(where -> host.map(name -> new Target(name, null, where, plain)));
    }
    if (node.isEmpty() && otherwise != null) {
      return Optional.of(Target.of(otherwise, plain));
    }
    return channel.requiredText("url").flatMap(this::url).map(url -> Target.of(url, plain));
  }

  private Optional<URI> url(String text) {
    try {
      URI url = URI.create(text);
      boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (http && !Target.hostOf(url).isEmpty() && url.getUserInfo() == null) {
        return Optional.of(url);
      }
    } catch (IllegalArgumentException noUrl) {
      // Told below, without the text, which may be a secret by mistake.
    }
    problems.error(
        channel.placeOf("url"),
        "'url': expected one such as https://host/path, without user and password");
    return Optional.empty();
  }

  /** A reference to a secret; the secret itself has no place in a file that many read. */
  private Optional<Secret> secret(Fields fields, String key) {
    Optional<Node> node = fields.node(key);
    if (node.isPresent() && !(node.get() instanceof Mapping)) {
      // Its description would quote it.
      problems.error(
          node.get().place(),
          "'%s': expected where it is kept, {env: %sNAME} or {file: NAME}, and not itself"
              .formatted(key, Secret.PREFIX));
      return Optional.empty();
    }
    return node.flatMap(given -> fields.section(key)).flatMap(section -> secret(key, section));
  }

  private Optional<Secret> secret(String key, Fields section) {
    Optional<String> variable = section.text("env");
    Optional<String> file = section.text("file");
    section.rejectUnknown();
    if (variable.isPresent() == file.isPresent()) {
      problems.error(section.place(), "'%s': give either 'env' or 'file'".formatted(key));
      return Optional.empty();
    }
    boolean right =
        variable
            .map(name -> name.startsWith(Secret.PREFIX) && VARIABLE.matches(name))
            .orElseGet(() -> file.filter(FILE::matches).isPresent());
    if (!right) {
      problems.error(
          section.place(),
          "'%s': a variable of a secret begins with %s; a file has a name only, and lies in the"
                  .formatted(key, Secret.PREFIX)
              + " folder publish.secrets");
      return Optional.empty();
    }
    return Optional.of(
        variable
            .map(name -> new Secret(Secret.Source.ENV, name))
            .orElseGet(() -> new Secret(Secret.Source.FILE, file.orElse(""))));
  }
}
