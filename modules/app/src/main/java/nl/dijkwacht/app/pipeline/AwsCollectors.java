package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.dijkwacht.app.config.AwsConfig;
import nl.dijkwacht.app.config.CollectConfig;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.bootstrap.BootstrapPolls;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.integrity.DigestObjectReader;
import nl.dijkwacht.collectors.integrity.DigestVerifier;
import nl.dijkwacht.collectors.integrity.PublicKeys;
import nl.dijkwacht.collectors.integrity.S3TrailStore;
import nl.dijkwacht.collectors.lookup.LookupPolls;
import nl.dijkwacht.collectors.lookup.LookupSettings;
import nl.dijkwacht.collectors.objects.BackfillBrake;
import nl.dijkwacht.collectors.objects.ObjectCollector;
import nl.dijkwacht.collectors.objects.ObjectCollectorSettings;
import nl.dijkwacht.collectors.objects.ObjectReader;
import nl.dijkwacht.collectors.objects.OwnFootprint;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.collectors.polling.Pollers;
import nl.dijkwacht.collectors.polling.PollersSettings;
import nl.dijkwacht.collectors.queue.QueueCollector;
import nl.dijkwacht.collectors.queue.QueueSettings;
import nl.dijkwacht.collectors.state.StatePolls;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What this instance collects from AWS: queues are received from, announced objects read, and
 * accounts asked. Started and closed by one thread.
 */
final class AwsCollectors implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AwsCollectors.class);

  private final Configuration configuration;
  private final Map<String, String> clientProperties;
  private final String instance;
  private final MeterRegistry registry;
  private final Clock clock = Clock.systemUTC();
  private final AwsAccess aws;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<Supplier<Optional<String>>> problems = new ArrayList<>();

  private AwsCollectors(
      Configuration configuration,
      Map<String, String> clientProperties,
      String instance,
      MeterRegistry registry) {
    this.configuration = configuration;
    this.clientProperties = clientProperties;
    this.instance = instance;
    this.registry = registry;
    this.aws = new AwsAccess(configuration.aws().settings());
    open.push(aws);
  }

  /** Whether a configuration has anything to do with AWS. */
  static boolean isWanted(Configuration configuration) {
    AwsConfig aws = configuration.aws();
    return !configuration.collect().sqs().queues().isEmpty()
        || !aws.accounts().isEmpty()
        || !aws.regions().isEmpty()
        || aws.settings().region().isPresent();
  }

  /**
   * Starts all that the configuration asks for.
   *
   * @param detectGroup the consumer group that works off trail events
   * @throws IOException with a sentence for people, if there is no Region to begin with, or the
   *     data folder cannot be used
   */
  static AwsCollectors start(
      Configuration configuration,
      Map<String, String> clientProperties,
      String detectGroup,
      MeterRegistry registry)
      throws IOException {
    AwsCollectors collectors =
        new AwsCollectors(
            configuration, clientProperties, InstanceId.of(configuration.data()), registry);
    try {
      collectors.startObjects(detectGroup);
      collectors.startQueues();
      collectors.startPolls();
      return collectors;
    } catch (IOException | RuntimeException e) {
      collectors.close();
      throw e;
    }
  }

  private void startObjects(String detectGroup) throws IOException {
    CollectConfig.Objects objects = configuration.collect().objects();
    ObjectCollectorSettings settings =
        new ObjectCollectorSettings(
            prefix(),
            clientProperties,
            instance,
            objects.workers(),
            ObjectCollectorSettings.DEFAULT_DOWNLOADS,
            objects.takeOver(),
            new ReadLimits(JsonLimits.DEFAULT, objects.maxUncompressedBytes()),
            configuration.collect().backfill().recordsPerSecond());
    BackfillBrake brake =
        opened(LiveLag.watch(clientProperties, configuration.prefix(), detectGroup));
    ObjectCollector collector =
        new ObjectCollector(
            settings, aws, digestReader(objects), footprint(objects), brake, registry, clock);
    opened(collector).start();
    problems.add(collector::problem);
  }

  private Map<ObjectAnnouncement.Content, Supplier<ObjectReader>> digestReader(
      CollectConfig.Objects objects) throws IOException {
    S3TrailStore store = opened(S3TrailStore.of(aws));
    PublicKeys keys = opened(new PublicKeys(aws, clock));
    DigestVerifier verifier = new DigestVerifier(store, keys, objects.verifyDigests() ? 1 : 0);
    return Map.of(
        ObjectAnnouncement.Content.TRAIL_DIGEST,
        () -> new DigestObjectReader(verifier, prefix(), clock));
  }

  private OwnFootprint footprint(CollectConfig.Objects objects) {
    if (objects.logBuckets().isEmpty()) {
      return OwnFootprint.NONE;
    }
    Set<String> principals = new HashSet<>(objects.ownPrincipals());
    try (StsClient sts = aws.client(StsClient.builder(), "sts", AwsPlace.DEFAULT)) {
      principals.add(sts.getCallerIdentity().arn());
    } catch (SdkException e) {
      LOG.warn(
          "{} Without it, its own reads of the log buckets are left out only for those named in"
              + " collect.objects.own-principals.",
          AwsFailure.of("Asking which role this process runs as", e).sentence());
    }
    return new OwnFootprint(principals, Set.copyOf(objects.logBuckets()));
  }

  private void startQueues() {
    CollectConfig.Sqs sqs = configuration.collect().sqs();
    for (String queue : sqs.queues()) {
      for (int i = 1; i <= sqs.threads(); i++) {
        QueueSettings settings =
            new QueueSettings(
                prefix(),
                clientProperties,
                URI.create(queue),
                Optional.empty(),
                sqs.trailPrefixes(),
                QueueSettings.LONGEST_POLL);
        QueueCollector collector = new QueueCollector(settings, aws, registry, clock);
        String name = "collect-queue-" + queue.substring(queue.lastIndexOf('/') + 1) + "-" + i;
        Thread thread = new Thread(collector::watch, name);
        thread.start();
        opened(collector);
        problems.add(collector::problem);
      }
    }
  }

  private void startPolls() {
    List<Poll> polls = polls();
    if (polls.isEmpty()) {
      return;
    }
    PollersSettings settings =
        new PollersSettings(
            prefix(),
            clientProperties,
            instance,
            PollersSettings.DEFAULT_THREADS,
            PollersSettings.DEFAULT_SESSION_TIMEOUT);
    Pollers pollers = opened(Pollers.start(settings, polls, registry, clock));
    problems.add(() -> pollers.problems().stream().findFirst());
  }

  private List<Poll> polls() {
    CollectConfig collect = configuration.collect();
    List<String> accounts = configuration.aws().accounts();
    List<String> regions = configuration.aws().regions();
    List<Poll> polls = new ArrayList<>();
    if (collect.lookupEvents().enabled()) {
      CollectConfig.LookupEvents lookup = collect.lookupEvents();
      LookupSettings settings =
          new LookupSettings(lookup.interval(), lookup.overlap(), lookup.reach());
      polls.addAll(
          opened(LookupPolls.of(aws, prefix(), accounts, regions, settings, registry, clock))
              .polls());
      LOG.warn(LookupPolls.SIGHT);
    }
    if (collect.configuration().enabled()) {
      polls.addAll(bootstrap(collect.configuration(), accounts, regions));
    }
    if (collect.state().enabled()) {
      polls.addAll(
          StatePolls.of(
              aws, prefix(), accounts, regions, collect.state().interval(), registry, clock));
    }
    return polls;
  }

  private List<Poll> bootstrap(
      CollectConfig.Bootstrap bootstrap, List<String> accounts, List<String> regions) {
    return bootstrap
        .aggregator()
        .map(
            from ->
                List.of(
                    BootstrapPolls.ofAggregator(
                        aws,
                        prefix(),
                        from.account(),
                        from.region(),
                        from.name(),
                        bootstrap.interval(),
                        registry,
                        clock)))
        .orElseGet(
            () ->
                BootstrapPolls.of(
                    aws, prefix(), accounts, regions, bootstrap.interval(), registry, clock));
  }

  private TopicPrefix prefix() {
    return new TopicPrefix(configuration.prefix());
  }

  private <T extends AutoCloseable> T opened(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /** What does not work: a sentence for people with what to do; empty if all does. */
  Optional<String> problem() {
    return problems.stream().flatMap(problem -> problem.get().stream()).findFirst();
  }

  /** In the opposite order, so that what is in use is closed last. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // The others are to be closed all the same.
        LOG.warn("Something of AWS could not be closed", e);
      }
    }
  }
}
