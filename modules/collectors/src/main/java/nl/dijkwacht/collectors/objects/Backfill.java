package nl.dijkwacht.collectors.objects;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.RequiredTopics;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import nl.dijkwacht.topics.cluster.CompactedContent;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Announces what a trail wrote before, to be collected behind what it writes now. It notes how far
 * it got, so that the same request goes on where the one before ended; what is announced twice, or
 * was collected already, is not collected again. For one thread.
 */
public final class Backfill {

  private static final Duration READ_LIMIT = Duration.ofSeconds(60);

  /** A file may be written so long after the day that its name tells. */
  private static final Duration LATE = Duration.ofDays(1);

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd/");
  private static final int DAY_LENGTH = "2026/03/02/".length();

  private final Map<String, String> clientProperties;
  private final TopicPrefix prefix;
  private final AwsAccess aws;
  private final Clock clock;

  /**
   * @param clientProperties how to reach the cluster
   */
  public Backfill(
      Map<String, String> clientProperties, TopicPrefix prefix, AwsAccess aws, Clock clock) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.prefix = prefix;
    this.aws = aws;
    this.clock = clock;
  }

  /**
   * Announces all that was asked for and is not announced yet.
   *
   * @param listener told after each thousand objects, and whenever an account and Region is done
   */
  public Outcome<BackfillProgress> run(
      BackfillRequest request, Consumer<BackfillProgress> listener) {
    Optional<String> missing =
        RequiredTopics.problem(
            clientProperties, prefix, List.of(Topics.BACKFILL_OBJECTS, Topics.POLL_CHECKPOINTS));
    if (missing.isPresent()) {
      return new Outcome.Failed<>(missing.get());
    }
    Outcome<CompactedContent<PollCheckpoint>> known =
        new CompactedTopicReader(new HashMap<>(clientProperties), prefix, READ_LIMIT)
            .read(Topics.POLL_CHECKPOINTS);
    if (!(known instanceof Outcome.Done<CompactedContent<PollCheckpoint>> checkpoints)) {
      return new Outcome.Failed<>(((Outcome.Failed<?>) known).sentence());
    }
    String action = "Listing s3://" + request.bucket() + "/" + request.prefix();
    try (S3Client client = client(request);
        BackfillAnnouncer announcer = new BackfillAnnouncer(clientProperties, prefix, clock)) {
      TrailListing listing = new TrailListing(client, request.bucket());
      return run(request, listing, announcer, checkpoints.value().values(), listener);
    } catch (SdkException e) {
      return resumable(AwsFailure.of(action, e).sentence());
    } catch (KafkaException e) {
      return resumable(ClusterFailure.sentence("Announcing objects", e));
    }
  }

  private static Outcome<BackfillProgress> resumable(String sentence) {
    return new Outcome.Failed<>(sentence + " Asked for once more, it goes on where it ended.");
  }

  private S3Client client(BackfillRequest request) {
    AwsPlace place = request.region().map(AwsPlace::ofRegion).orElse(AwsPlace.DEFAULT);
    return aws.client(S3Objects.builder(aws), "s3", place);
  }

  private Outcome<BackfillProgress> run(
      BackfillRequest request,
      TrailListing listing,
      BackfillAnnouncer announcer,
      Map<String, PollCheckpoint> checkpoints,
      Consumer<BackfillProgress> listener) {
    List<String> trails = listing.trails(request.prefix());
    if (trails.isEmpty()) {
      return new Outcome.Failed<>(
          ("s3://%s/%s holds nothing that a trail wrote. Give the bucket and what stands before"
                  + " AWSLogs/, or a prefix from there down to a Region.")
              .formatted(request.bucket(), request.prefix()));
    }
    BackfillProgress progress = new BackfillProgress(trails.size(), 0, null, 0);
    listener.accept(progress);
    for (String trail : trails) {
      String question = question(request, trail);
      String after = after(request, trail, checkpoints.get(question));
      for (List<String> keys = keys(request, trail, listing, after);
          !keys.isEmpty();
          keys = keys(request, trail, listing, after)) {
        after = keys.get(keys.size() - 1);
        LocalDate day = day(trail, after);
        Instant through =
            (day == null ? request.from() : day).atStartOfDay().toInstant(ZoneOffset.UTC);
        announcer.announce(request, keys, question, through);
        progress =
            new BackfillProgress(
                trails.size(), progress.trailsDone(), day, progress.announced() + keys.size());
        listener.accept(progress);
      }
      progress =
          new BackfillProgress(
              trails.size(), progress.trailsDone() + 1, progress.day(), progress.announced());
      listener.accept(progress);
    }
    return new Outcome.Done<>(progress);
  }

  private static String question(BackfillRequest request, String trail) {
    return "backfill/s3://%s/%s%s/%s"
        .formatted(request.bucket(), trail, request.from(), request.to());
  }

  /** The key behind which to go on: a day that was listed while files might come begins anew. */
  private static String after(
      BackfillRequest request, String trail, @Nullable PollCheckpoint checkpoint) {
    String cursor = checkpoint == null ? null : checkpoint.cursor();
    if (checkpoint == null || cursor == null || !cursor.startsWith(trail)) {
      return trail + DAY.format(request.from());
    }
    LocalDate day = day(trail, cursor);
    Instant settled =
        day == null
            ? Instant.MAX
            : day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(LATE);
    return day != null && checkpoint.updatedAt().isBefore(settled)
        ? trail + DAY.format(day)
        : cursor;
  }

  /** The next keys up to the last day. */
  private static List<String> keys(
      BackfillRequest request, String trail, TrailListing listing, String after) {
    String end = trail + DAY.format(request.to().plusDays(1));
    List<String> keys = new ArrayList<>();
    for (String key : listing.keys(trail, after)) {
      if (key.compareTo(end) < 0) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** The day of a file by its key, in UTC; null if the key is of another form. */
  private static @Nullable LocalDate day(String trail, String key) {
    if (key.length() < trail.length() + DAY_LENGTH) {
      return null;
    }
    try {
      return LocalDate.parse(key.substring(trail.length(), trail.length() + DAY_LENGTH), DAY);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** How many announced old objects are not collected yet, whoever asked for them. */
  public Outcome<Long> waiting() {
    try (Admin admin = Admin.create(new HashMap<>(clientProperties))) {
      String topic = Topics.BACKFILL_OBJECTS.fullName(prefix);
      List<TopicPartition> partitions = new ArrayList<>();
      for (TopicPartitionInfo partition :
          admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
              .flatMap(description -> description.partitions().stream())
              .toList()) {
        partitions.add(new TopicPartition(topic, partition.partition()));
      }
      Map<TopicPartition, ListOffsetsResultInfo> begins =
          offsets(admin, partitions, OffsetSpec.earliest());
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          offsets(admin, partitions, OffsetSpec.latest());
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(ObjectCollector.group(prefix))
              .partitionsToOffsetAndMetadata()
              .get();
      long waiting = 0;
      for (TopicPartition partition : partitions) {
        OffsetAndMetadata next = committed.get(partition);
        long begin = offset(begins, partition);
        long done = next == null ? begin : Math.max(begin, next.offset());
        waiting += Math.max(0, offset(ends, partition) - done);
      }
      return new Outcome.Done<>(waiting);
    } catch (ExecutionException | InterruptedException | KafkaException e) {
      return new Outcome.Failed<>(ClusterFailure.sentence("Asking how many objects wait", e));
    }
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    return admin.listOffsets(asked).all().get();
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    ListOffsetsResultInfo found = offsets.get(partition);
    return found == null ? 0 : found.offset();
  }
}
