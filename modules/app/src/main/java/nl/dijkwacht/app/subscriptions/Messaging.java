package nl.dijkwacht.app.subscriptions;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.PublishConfig;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.publish.channels.Channels;
import nl.dijkwacht.publish.channels.Sending;
import nl.dijkwacht.publish.messages.LinkTemplates;
import nl.dijkwacht.publish.subscriptions.Secrets;
import org.jspecify.annotations.Nullable;

/** What messages are written and sent with, as the configuration has it. */
public final class Messaging implements AutoCloseable {

  private final Configuration configuration;
  private final Pseudonyms pseudonyms;
  private final Channels channels;
  private @Nullable AwsAccess aws;

  private Messaging(
      Configuration configuration, Secrets secrets, Pseudonyms pseudonyms, Clock clock) {
    this.configuration = configuration;
    this.pseudonyms = pseudonyms;
    this.channels = new Channels(new Sending(secrets, clock, Channels.LIMIT), this::aws);
  }

  /**
   * @param environment in which secrets are
   * @throws IOException with a sentence for people, if there is no key of pseudonyms where one is
   *     named
   */
  public static Messaging of(
      Configuration configuration, Map<String, String> environment, Clock clock)
      throws IOException {
    PublishConfig publish = configuration.publish();
    Pseudonyms pseudonyms =
        configuration.privacy().pseudonymKeys().isPresent()
            ? ConfiguredKeys.reloaded(configuration, clock)
            : Pseudonyms.NONE;
    Secrets secrets = new Secrets(environment, publish.secrets());
    return new Messaging(configuration, secrets, pseudonyms, clock);
  }

  private synchronized AwsAccess aws() {
    AwsAccess known = aws;
    if (known == null) {
      known = new AwsAccess(configuration.aws().settings());
      aws = known;
    }
    return known;
  }

  public Channels channels() {
    return channels;
  }

  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  public LinkTemplates links() {
    return new LinkTemplates(configuration.publish().links());
  }

  @Override
  public synchronized void close() {
    if (aws != null) {
      aws.close();
    }
  }
}
