package nl.dijkwacht.app.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.Route;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Authentication;
import nl.dijkwacht.api.access.Gate;
import nl.dijkwacht.api.access.OidcTokens;
import nl.dijkwacht.api.access.StaticTokens;
import nl.dijkwacht.api.pages.Pages;
import nl.dijkwacht.api.resources.Api;
import nl.dijkwacht.api.resources.ControlCard;
import nl.dijkwacht.api.resources.LegalEntities;
import nl.dijkwacht.api.resources.ScoreCard;
import nl.dijkwacht.api.resources.Standings;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.app.cases.SubjectPseudonym;
import nl.dijkwacht.app.config.ApiConfig;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.privacy.AuditTrail;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.app.report.LiveScore;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.publish.delivery.Standing;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API of an instance, with what it answers from. As long as nobody can use it, it holds
 * nothing in memory. Thread-safe.
 */
public final class ApiService implements AutoCloseable {

  /** A million records are read within it. */
  private static final Duration READ_LIMIT = Duration.ofMinutes(10);

  private final Views views;
  private final @Nullable LiveScore score;
  private final @Nullable AuditTrail trail;
  private final Api api;
  private final Pages pages;

  private ApiService(
      Views views, @Nullable LiveScore score, @Nullable AuditTrail trail, Api api, Pages pages) {
    this.views = views;
    this.score = score;
    this.trail = trail;
    this.api = api;
    this.pages = pages;
  }

  /**
   * What is published, as it is in effect.
   *
   * @param controls those in effect
   * @param registers those in effect
   * @param subscriptions those in effect
   * @param standings how receivers do, by the ids of subscriptions; empty if this instance sends
   *     nothing
   */
  public record Published(
      Supplier<ControlSet> controls,
      Supplier<Registers> registers,
      Supplier<SubscriptionSet> subscriptions,
      Supplier<Optional<Map<String, Standing>>> standings) {}

  /**
   * Follows the topics from now on, which must exist.
   *
   * @throws IOException with a sentence for people, if tokens or keys cannot be read
   */
  public static ApiService start(
      Configuration configuration,
      Map<String, String> clientProperties,
      Published published,
      MeterRegistry registry,
      Clock clock)
      throws IOException {
    ApiConfig config = configuration.api();
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    Gate gate = gate(config, registry);
    Views views = new Views(config.limits(), clock);
    LiveScore score = null;
    AuditTrail trail = null;
    if (config.isOn()) {
      trail = new AuditTrail(clientProperties, prefix);
      CompactedTopicReader reader = reader(clientProperties, prefix);
      views.follow(reader, registry);
      score = LiveScore.start(reader, published.controls(), published.registers(), clock);
    }
    Api.Parts parts =
        new Api.Parts(
            gate,
            views,
            new LegalEntities(published.registers()),
            score == null ? new NotFollowed() : score,
            new EffectiveSubscriptions(
                published.subscriptions(), published.registers(), published.standings()),
            new SentDecisions(clientProperties, prefix),
            configuration.response().mandate()::holds,
            name -> new SubjectPseudonym(ConfiguredKeys.read(configuration)).of(name),
            new Audit(trail == null ? ApiService::nobodyIsLetIn : trail::keep, clock),
            prefix.value(),
            config.listeners(),
            clock,
            configuration.cases().policy().zone(),
            registry);
    Api api = new Api(parts);
    return new ApiService(views, score, trail, api, new Pages(parts, api));
  }

  private static CompletableFuture<?> nobodyIsLetIn(AuditEvent event) {
    return CompletableFuture.failedFuture(new IllegalStateException("nobody is let in"));
  }

  private static CompactedTopicReader reader(
      Map<String, String> clientProperties, TopicPrefix prefix) {
    Map<String, Object> connection = new HashMap<>(clientProperties);
    // Of topics where nothing happens; what comes is given at once.
    connection.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
    return new CompactedTopicReader(connection, prefix, READ_LIMIT);
  }

  private static Gate gate(ApiConfig config, MeterRegistry registry) throws IOException {
    if (config.open()) {
      return Gate.open(config.requestsPerMinute(), registry);
    }
    List<Authentication> accepted = new ArrayList<>();
    if (config.tokens().isPresent()) {
      accepted.add(StaticTokens.of(config.tokens().get()));
    }
    if (config.hasOidc()) {
      accepted.add(OidcTokens.of(config.oidc()));
    }
    return accepted.stream()
        .reduce(Authentication::or)
        .map(all -> Gate.authenticated(all, config.requestsPerMinute(), registry))
        .orElseGet(() -> Gate.shut(config.requestsPerMinute(), registry));
  }

  /** Of an instance whose API nobody can use. */
  private record NotFollowed() implements Standings {

    @Override
    public Optional<ScoreCard> score(Predicate<String> accounts) {
      return Optional.empty();
    }

    @Override
    public List<ControlCard> controls(Predicate<String> accounts) {
      return List.of();
    }
  }

  /** The resources and the pages. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(pages.routes());
    return routes;
  }

  /** Whether what it answers from is current. */
  public List<Check> checks() {
    return views.checks();
  }

  @Override
  public void close() {
    api.close();
    views.close();
    LiveScore following = score;
    if (following != null) {
      following.close();
    }
    AuditTrail noting = trail;
    if (noting != null) {
      noting.close();
    }
  }
}
