package nl.dijkwacht.publish.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where messages go, and how. */
public sealed interface ChannelSettings {

  ChannelType type();

  /** The hosts and domains that get to know what is in a message, in lower case. */
  List<String> hosts();

  /**
   * A webhook by Standard Webhooks.
   *
   * @param secret that messages are signed with: base64, perhaps with {@code whsec_} before it
   */
  record Webhook(Target target, Secret secret) implements ChannelSettings {
    @Override
    public ChannelType type() {
      return ChannelType.WEBHOOK;
    }

    @Override
    public List<String> hosts() {
      return List.of(target.host());
    }
  }

  /** An incoming webhook of Slack. */
  record Slack(Target target) implements ChannelSettings {
    @Override
    public ChannelType type() {
      return ChannelType.SLACK;
    }

    @Override
    public List<String> hosts() {
      return List.of(target.host());
    }
  }

  /** A workflow of Teams that takes Adaptive Cards. */
  record Teams(Target target) implements ChannelSettings {
    @Override
    public ChannelType type() {
      return ChannelType.TEAMS;
    }

    @Override
    public List<String> hosts() {
      return List.of(target.host());
    }
  }

  /**
   * E-mail.
   *
   * @param user to sign in with; empty for none
   * @param password empty for none
   */
  record Email(
      String host,
      int port,
      Security security,
      Optional<String> user,
      Optional<Secret> password,
      String from,
      List<String> to)
      implements ChannelSettings {

    /** How the connection is protected. */
    public enum Security {
      /** TLS from the first byte. */
      TLS,
      /** TLS before anything is told; without it nothing is sent. */
      STARTTLS,
      /** None: for a server on this machine. */
      PLAIN
    }

    public Email {
      to = List.copyOf(to);
    }

    @Override
    public ChannelType type() {
      return ChannelType.EMAIL;
    }

    @Override
    public List<String> hosts() {
      List<String> hosts = new ArrayList<>(List.of(host));
      to.forEach(address -> hosts.add(address.substring(address.indexOf('@') + 1)));
      return hosts.stream().distinct().toList();
    }
  }

  /** A topic of SNS. */
  record Sns(String topic, String region) implements ChannelSettings {
    @Override
    public ChannelType type() {
      return ChannelType.SNS;
    }

    @Override
    public List<String> hosts() {
      return List.of("sns.amazonaws.com");
    }
  }

  /** Events of PagerDuty. */
  record PagerDuty(Target target, Secret routingKey) implements ChannelSettings {
    @Override
    public ChannelType type() {
      return ChannelType.PAGERDUTY;
    }

    @Override
    public List<String> hosts() {
      return List.of(target.host());
    }
  }

  /**
   * An Alertmanager.
   *
   * @param target without its path
   * @param token for its proxy; empty for none
   */
  record Alertmanager(Target target, Optional<Secret> token) implements ChannelSettings {
    @Override
    public ChannelType type() {
      return ChannelType.ALERTMANAGER;
    }

    @Override
    public List<String> hosts() {
      return List.of(target.host());
    }
  }

  /**
   * Syslog.
   *
   * @param tls whether the connection is encrypted
   */
  record Syslog(String host, int port, boolean tls) implements ChannelSettings {
    @Override
    public ChannelType type() {
      return ChannelType.SYSLOG;
    }

    @Override
    public List<String> hosts() {
      return List.of(host);
    }
  }
}
