package nl.dijkwacht.collectors.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import nl.dijkwacht.collectors.items.ConfigurationItemReader;
import nl.dijkwacht.collectors.items.ItemReading;
import nl.dijkwacht.collectors.items.ItemRecords;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.collectors.polling.PollOutput;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.config.model.BaseConfigurationItem;
import software.amazon.awssdk.services.config.model.InvalidNextTokenException;
import software.amazon.awssdk.services.config.model.NoAvailableConfigurationRecorderException;

/**
 * Asks AWS Config for the present state of all resources, page by page; each page is committed with
 * where to go on. Two requests for a hundred resources.
 */
final class BootstrapPoll implements Poll {

  private static final Logger LOG = LoggerFactory.getLogger(BootstrapPoll.class);
  private static final int MOST_PASSES = 3;

  private final String shard;
  private final Supplier<ConfigQuery> queries;
  private final ItemRecords records;
  private final Duration interval;
  private final Clock clock;
  private final ConfigurationItemReader reader = new ConfigurationItemReader();

  /**
   * @param queries makes a new one for each round
   */
  BootstrapPoll(
      String shard,
      Supplier<ConfigQuery> queries,
      ItemRecords records,
      Duration interval,
      Clock clock) {
    this.shard = shard;
    this.queries = queries;
    this.records = records;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public String shard() {
    return shard;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void ask(@Nullable PollCheckpoint last, PollOutput out) {
    Progress progress = Progress.after(last, clock.instant());
    try (ConfigQuery query = queries.get()) {
      new Round(query, out, progress).run();
    } finally {
      records.counts().aborted();
    }
  }

  /** One round, or what is left of it. */
  private final class Round {

    private final ConfigQuery query;
    private final PollOutput out;
    private Progress progress;
    private long number;

    Round(ConfigQuery query, PollOutput out, Progress progress) {
      this.query = query;
      this.out = out;
      this.progress = progress;
    }

    void run() {
      try {
        while (progress.listing()) {
          page();
          if (out.isStopping()) {
            return;
          }
        }
        leftOver();
      } catch (NoAvailableConfigurationRecorderException e) {
        warnOfNoRecorder();
        progress = progress.listed(null, List.of()).leaving(List.of());
        commit();
      }
    }

    private void page() {
      ConfigQuery.Page page = list();
      if (page.rows().isEmpty() && progress.token() == null && !query.isRecording()) {
        warnOfNoRecorder();
      }
      List<Listed> resources =
          page.rows().stream().map(Listed::of).filter(Objects::nonNull).toList();
      progress = progress.listed(page.token(), contents(resources));
      giveUpBeyond(Progress.MOST_LEFT_OVER);
      commit();
    }

    private ConfigQuery.Page list() {
      try {
        return query.list(progress.token());
      } catch (InvalidNextTokenException e) {
        if (progress.token() == null) {
          throw e;
        }
        LOG.info("{}: AWS Config forgot where the list was left; it begins again.", shard);
        progress = progress.again();
        return query.list(null);
      }
    }

    /** Sends the items of some resources; those that were not processed are left. */
    private List<Listed> contents(List<Listed> resources) {
      if (resources.isEmpty()) {
        return List.of();
      }
      ConfigQuery.Contents contents = query.contents(resources);
      for (BaseConfigurationItem item : contents.items()) {
        resources.stream()
            .filter(listed -> listed.is(item))
            .findFirst()
            .ifPresent(listed -> send(reader.read(shard, listed.complete(item), Source.API)));
      }
      return contents.unprocessed();
    }

    private void send(ItemReading reading) {
      number++;
      Provenance provenance = new Provenance(shard, number);
      if (reading instanceof ItemReading.Item read) {
        out.send(records.item(read.item(), provenance));
      } else if (reading instanceof ItemReading.Unusable unusable) {
        out.send(records.deadLetter(unusable.letter(), unusable.input(), provenance));
      }
    }

    /** Asks once more for what AWS Config did not process, which by now was a while ago. */
    private void leftOver() {
      for (int pass = 0; pass < MOST_PASSES && !progress.isFinished(); pass++) {
        List<Listed> still = new ArrayList<>();
        List<Listed> all = progress.leftOver();
        for (int from = 0; from < all.size(); from += ConfigQuery.PAGE) {
          still.addAll(contents(all.subList(from, Math.min(all.size(), from + ConfigQuery.PAGE))));
        }
        progress = progress.leaving(still);
      }
      giveUpBeyond(0);
      commit();
    }

    private void giveUpBeyond(int most) {
      List<Listed> all = progress.leftOver();
      for (Listed listed : all.subList(Math.min(most, all.size()), all.size())) {
        number++;
        DeadLetter letter =
            new DeadLetter(
                DeadLetterReason.UNREADABLE_SOURCE,
                shard + "#" + number,
                "AWS Config did not process it, as often as it was asked; the next round asks again",
                MOST_PASSES);
        byte[] input = listed.row().getBytes(UTF_8);
        out.send(records.deadLetter(letter, input, new Provenance(shard, number)));
      }
      progress = progress.leaving(all.subList(0, Math.min(most, all.size())));
    }

    private void commit() {
      out.checkpoint(progress.checkpoint(clock.instant()));
      records.counts().committed();
    }

    private void warnOfNoRecorder() {
      LOG.warn(
          "{}: nothing records in this Region, so its resources are not known. Set up AWS Config"
              + " there, or leave the Region out.",
          shard);
    }
  }
}
