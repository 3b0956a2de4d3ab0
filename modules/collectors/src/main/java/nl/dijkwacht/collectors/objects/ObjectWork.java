package nl.dijkwacht.collectors.objects;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.ObjectCheckpoint;
import nl.dijkwacht.topics.catalogue.ObjectCheckpoint.State;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works announced objects off, one after the other, either new ones or old ones. For one thread.
 */
final class ObjectWork {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectWork.class);

  /** An object that is overwritten that often while it is read is not worth another try. */
  private static final int MOST_READINGS = 3;

  private final boolean backfill;
  private final Map<ObjectAnnouncement.Content, ObjectReader> readers;
  private final Downloads downloads;
  private final PartWaiting waiting;
  private final Attendance attendance;
  private final ObjectSteps steps;
  private final CollectRecords records;
  private final Clock clock;

  /** How the reading of an object ended for the worker. */
  private enum Turn {
    /** It is dealt with. */
    DONE,
    /** It is another object under the same name now. */
    CHANGED,
    /** It is another worker's, or this one stops. */
    LOST
  }

  ObjectWork(
      boolean backfill,
      Map<ObjectAnnouncement.Content, ObjectReader> readers,
      Downloads downloads,
      PartWaiting waiting,
      Attendance attendance,
      ObjectSteps steps,
      CollectRecords records,
      Clock clock) {
    this.backfill = backfill;
    this.readers = readers;
    this.downloads = downloads;
    this.waiting = waiting;
    this.attendance = attendance;
    this.steps = steps;
    this.records = records;
    this.clock = clock;
  }

  /** Asks for an object ahead of its turn, if it is going to be read. */
  void askAhead(Announced announced) {
    if (announced.reading() instanceof Reading.Value<ObjectAnnouncement> read
        && problem(read.value()) == null
        && !isKnown(announced, checkpoint(announced, read.value()))) {
      announced.askAhead(downloads, read.value());
    }
  }

  /** Works one off; false if it is another worker's by now, or this one stops. */
  boolean workOff(Announced announced) {
    if (announced.reading() instanceof Reading.Unreadable<ObjectAnnouncement> unreadable) {
      deadLetter(
          announced, announced.origin().toString(), unreadable.reason(), unreadable.detail());
    } else if (announced.reading() instanceof Reading.Value<ObjectAnnouncement> read
        && !workOff(announced, read.value())) {
      return false;
    }
    steps.next(announced.partition(), announced.record().offset() + 1);
    return true;
  }

  private boolean workOff(Announced announced, ObjectAnnouncement object) {
    String problem = problem(object);
    if (problem != null) {
      deadLetter(
          announced, announced.origin().toString(), DeadLetterReason.UNREADABLE_PAYLOAD, problem);
      return true;
    }
    ObjectCheckpoint checkpoint = checkpoint(announced, object);
    if (isKnown(announced, checkpoint)) {
      steps.counts().object("known");
      return true;
    }
    return collect(announced, object, checkpoint);
  }

  private @Nullable String problem(ObjectAnnouncement object) {
    return S3Objects.problem(object)
        .orElse(
            readers.containsKey(object.content())
                ? null
                : "nothing here reads objects of the kind " + object.content());
  }

  private @Nullable ObjectCheckpoint checkpoint(Announced announced, ObjectAnnouncement object) {
    return steps.checkpoint(object.uri(), announced.partition().partition());
  }

  /** What was given up is tried again by who puts its dead letter back, and by nobody else. */
  private static boolean isKnown(Announced announced, @Nullable ObjectCheckpoint checkpoint) {
    return checkpoint != null
        && (checkpoint.state() == State.COLLECTED
            || (checkpoint.state() == State.GIVEN_UP && announced.attempts() == 0));
  }

  private boolean collect(
      Announced announced, ObjectAnnouncement object, @Nullable ObjectCheckpoint checkpoint) {
    Progress progress = new Progress(announced, object, checkpoint);
    for (int i = 0; i < MOST_READINGS; i++) {
      Turn turn = read(progress);
      if (turn != Turn.CHANGED) {
        return turn == Turn.DONE;
      }
      LOG.warn("{} was overwritten while it was read", Printable.of(object.uri()));
    }
    giveUp(
        progress, DeadLetterReason.UNREADABLE_SOURCE, "it was overwritten each time it was read");
    return true;
  }

  private Turn read(Progress progress) {
    ObjectAnnouncement object = progress.object;
    ObjectPart first =
        waiting.await(
            progress.announced.firstPart(downloads, object),
            () -> progress.announced.firstPart(downloads, object));
    if (first instanceof ObjectPart.Content content) {
      progress.of(content.etag());
      return read(progress, content);
    }
    return refused(progress, first);
  }

  private Turn read(Progress progress, ObjectPart.Content first) {
    try (PartsStream stream = new PartsStream(progress.object, first, downloads, waiting)) {
      ObjectEnding ending = read(progress, first, stream);
      if (progress.stopped) {
        return Turn.LOST;
      }
      if (stream.hasFailed()) {
        return refused(progress, stream.refusal());
      }
      steps.counts().bytes(first.total());
      if (ending instanceof ObjectEnding.GivenUp givenUp) {
        giveUp(progress, givenUp.reason(), givenUp.detail());
      } else if (ending instanceof ObjectEnding.Complete complete) {
        steps.counts().object(complete.empty() ? "empty" : "collected");
        progress.note(State.COLLECTED);
      }
      return Turn.DONE;
    }
  }

  private ObjectEnding read(Progress progress, ObjectPart.Content first, PartsStream stream) {
    ObjectReader reader = readers.get(progress.object.content());
    if (reader == null) {
      throw new IllegalStateException("no reader of " + progress.object.content());
    }
    ObjectContent content =
        new ObjectContent(
            progress.object, backfill, first.total(), first.metadata(), progress.items, stream);
    progress.stream = stream;
    steps.begin(progress::noteReading);
    try {
      return reader.read(content, progress);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      // A fault of ours that one object brings to light must not stop the others.
      LOG.error("Reading {} failed", Printable.of(progress.object.uri()), e);
      return new ObjectEnding.GivenUp(
          DeadLetterReason.PROCESSING_FAILED, e.getClass().getSimpleName());
    } finally {
      steps.end();
    }
  }

  private Turn refused(Progress progress, @Nullable ObjectPart part) {
    if (part instanceof ObjectPart.Failed failed) {
      giveUp(progress, reason(failed.failure().kind()), detail(failed.failure()));
      return Turn.DONE;
    }
    return part == null ? Turn.LOST : Turn.CHANGED;
  }

  private static DeadLetterReason reason(AwsFailure.Kind kind) {
    return switch (kind) {
      case MISSING -> DeadLetterReason.MISSING_SOURCE;
      case DENIED -> DeadLetterReason.DENIED_SOURCE;
      case THROTTLED, CREDENTIALS, UNREACHABLE, REFUSED -> DeadLetterReason.UNREADABLE_SOURCE;
    };
  }

  private static String detail(AwsFailure failure) {
    return failure.kind() == AwsFailure.Kind.DENIED
        ? failure.sentence()
            + " It takes s3:GetObject, and kms:Decrypt where a KMS key encrypts the object; without"
            + " s3:ListBucket, S3 also says so of objects that are not there."
        : failure.sentence();
  }

  private void giveUp(Progress progress, DeadLetterReason reason, String detail) {
    String place = Printable.of(progress.object.uri());
    deadLetter(progress.announced, place, reason, detail);
    progress.note(State.GIVEN_UP);
  }

  private void deadLetter(
      Announced announced, String place, DeadLetterReason reason, String detail) {
    DeadLetter letter = new DeadLetter(reason, place, detail, announced.attempts() + 1);
    steps.send(
        records.deadLetter(
            letter,
            announced.origin(),
            announced.record().key(),
            announced.record().value(),
            announced.record().headers()));
    steps.counts().deadLetter(reason);
    steps.counts().object("given-up");
  }

  /** How far one object is collected. */
  private final class Progress implements ObjectOutput {
    private final Announced announced;
    private final ObjectAnnouncement object;
    private long items;
    private @Nullable String etag;
    private @Nullable PartsStream stream;
    private boolean stopped;

    private Progress(
        Announced announced, ObjectAnnouncement object, @Nullable ObjectCheckpoint checkpoint) {
      this.announced = announced;
      this.object = object;
      this.items = checkpoint == null ? 0 : checkpoint.items();
      this.etag = checkpoint == null ? null : checkpoint.etag();
    }

    /** Takes notice of which object is there now. */
    private void of(String present) {
      if (items > 0 && !present.equals(etag)) {
        LOG.warn(
            "{} was overwritten after {} of its items were collected, so it is read anew",
            Printable.of(object.uri()),
            items);
        items = 0;
      }
      etag = present;
    }

    private void note(State state) {
      steps.checkpoint(
          object.uri(),
          announced.partition(),
          new ObjectCheckpoint(items, etag, state, clock.instant()));
    }

    /** Tells a commit in the middle of the object how far it got. */
    private void noteReading() {
      note(State.READING);
      steps.next(announced.partition(), announced.record().offset());
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
      // What a reader makes of the end of a part where the next is lacking is not in the object.
      if (!stopped && (stream == null || !stream.hasFailed())) {
        steps.send(record);
      }
    }

    @Override
    public boolean reached(long count) {
      if (!stopped) {
        items = count;
        stopped = steps.isDueAfterItem() && !attendance.attend(Duration.ZERO);
      }
      return !stopped;
    }

    @Override
    public ObjectCounts counts() {
      return steps.counts();
    }

    @Override
    public void heard(
        Heartbeat.Kind kind,
        String source,
        String account,
        String region,
        Instant newestEvent,
        long events) {
      if (!backfill && !stopped) {
        steps.heartbeats().heard(kind, source, account, region, newestEvent, events);
      }
    }
  }
}
