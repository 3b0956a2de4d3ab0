package nl.dijkwacht.app.subscriptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.app.publication.DocumentReader;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.publish.subscriptions.ChannelPermission;
import nl.dijkwacht.publish.subscriptions.Subscription;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile;
import nl.dijkwacht.publish.subscriptions.SubscriptionFile.Origin;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;

/**
 * The subscriptions that an instance or a command has by itself, to be used alone or with published
 * ones.
 *
 * @param registers that receivers have to be known by, so that one that is not is an error; empty
 *     if that is looked at elsewhere
 */
public record LocalSubscriptions(List<SubscriptionFile> files, Optional<Registers> registers)
    implements DocumentReader<SubscriptionSet> {

  public LocalSubscriptions {
    files = List.copyOf(files);
  }

  /**
   * Reads the files of subscriptions, and not yet what is in them.
   *
   * @throws IOException if a path cannot be read
   */
  public static LocalSubscriptions of(List<Path> paths) throws IOException {
    List<SubscriptionFile> files = new ArrayList<>();
    for (Path path : paths) {
      DocumentFile.under(path)
          .forEach(
              file -> files.add(new SubscriptionFile(file.name(), file.content(), Origin.LOCAL)));
    }
    return new LocalSubscriptions(files, Optional.empty());
  }

  /** The same, with an error for each receiver that the register of processors does not know. */
  public LocalSubscriptions heldAgainst(Registers known) {
    return new LocalSubscriptions(files, Optional.of(known));
  }

  /** These subscriptions and published ones, which go before. */
  @Override
  public Made<SubscriptionSet> read(List<DocumentFile> published) {
    List<SubscriptionFile> all = new ArrayList<>();
    published.forEach(
        file -> all.add(new SubscriptionFile(file.name(), file.content(), Origin.PUBLISHED)));
    all.addAll(files);
    SubscriptionSet set = SubscriptionSet.read(all);
    Problems problems = new Problems();
    registers.ifPresent(known -> set.byId().values().forEach(one -> check(one, known, problems)));
    List<Problem> told = new ArrayList<>(set.problems());
    told.addAll(problems.list());
    return new Made<>(set, set.byId().size(), told);
  }

  private static void check(Subscription one, Registers known, Problems problems) {
    ChannelPermission.problems(one, known)
        .forEach(problem -> problems.error(one.place(), "'%s': %s".formatted(one.id(), problem)));
  }
}
