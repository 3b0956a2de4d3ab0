package nl.dijkwacht.collectors.polling;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import nl.dijkwacht.collectors.BackOff;

/**
 * Asks questions again and again, which any number of instances share: each is asked by one of them
 * at a time, and if that one dies, another takes over within the session time-out. What a question
 * brings is written once, with its checkpoint, in one transaction; who no longer owns a question
 * cannot write. All instances must know the same questions. Thread-safe.
 */
public final class Pollers implements AutoCloseable {

  /** Of a question that AWS does not answer. */
  private static final BackOff OF_AWS = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(5));

  /** A round ends at its next look at whether it should. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(3);

  private final CountDownLatch stopRounds = new CountDownLatch(1);
  private final CountDownLatch stopSharing = new CountDownLatch(1);
  private final RoundBook book;
  private final List<Thread> workers = new ArrayList<>();
  private final Thread member;

  /**
   * Begins to ask at once.
   *
   * @param polls no two with the same shard
   * @param clock for when questions are due
   */
  public static Pollers start(
      PollersSettings settings, List<? extends Poll> polls, MeterRegistry registry, Clock clock) {
    Pollers pollers = new Pollers(settings, polls, registry, clock, OF_AWS);
    pollers.start();
    return pollers;
  }

  /**
   * @param ofAws of a question that AWS does not answer
   */
  Pollers(
      PollersSettings settings,
      List<? extends Poll> polls,
      MeterRegistry registry,
      Clock clock,
      BackOff ofAws) {
    List<Shard> shards = polls.stream().map(Shard::new).toList();
    requireDistinct(shards);
    this.book = new RoundBook(new RoundMeters(registry, shards, clock), ofAws, new Random(), clock);
    BlockingQueue<Round> rounds = new LinkedBlockingQueue<>();
    this.member =
        daemon("collect-polls", new Membership(settings, shards, rounds, book, stopSharing, clock));
    for (int i = 0; i < settings.threads(); i++) {
      String name = Integer.toString(i);
      workers.add(
          daemon(
              "collect-polls-" + name,
              new PollWorker(settings, name, rounds, book, stopRounds, registry, clock)));
    }
  }

  private static void requireDistinct(List<Shard> shards) {
    Set<String> names = new HashSet<>();
    for (Shard shard : shards) {
      if (!names.add(shard.name())) {
        throw new IllegalArgumentException(shard.name() + " would be asked twice");
      }
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    workers.forEach(Thread::start);
    member.start();
  }

  /**
   * What does not work: sentences for people with what to do, bounded; none if all does. A question
   * that fails is told by the instance that asks it.
   */
  public List<String> problems() {
    return book.problems();
  }

  /** Ends what runs, within seconds; other instances take over at once. */
  @Override
  public void close() {
    // The membership ends last: until then what has been asked for can be committed.
    stopRounds.countDown();
    end(workers);
    stopSharing.countDown();
    end(List.of(member));
  }

  private static void end(List<Thread> threads) {
    if (!join(threads, GRACE)) {
      threads.forEach(Thread::interrupt);
      join(threads, AFTER_INTERRUPT);
    }
  }

  /** Waits for all to end; false if they did not in time, or if this thread was interrupted. */
  private static boolean join(List<Thread> threads, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      for (Thread thread : threads) {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        thread.join(Math.max(1, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }
}
