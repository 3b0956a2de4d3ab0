package nl.dijkwacht.app.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;

/** What keeps parts of cases outside the stream: copies of evidence, and the heads of chains. */
public final class CaseKeepers implements AutoCloseable {

  private static final String EVIDENCE = "cases-evidence";
  private static final String ANCHOR = "cases-anchor";

  private final List<CaseFollower<?>> followers = new ArrayList<>();
  private final EvidenceKeeper evidence;

  private CaseKeepers(EvidenceKeeper evidence) {
    this.evidence = evidence;
  }

  /**
   * Starts them.
   *
   * @param folder for copies of evidence
   * @param anchor the file for the heads; an instance without one anchors nothing
   * @throws IOException with a sentence for people, if what they kept before cannot be read
   */
  public static CaseKeepers start(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Optional<Path> folder,
      Optional<Path> anchor,
      MeterRegistry registry)
      throws IOException {
    EvidenceKeeper evidence =
        EvidenceKeeper.open(
            clientProperties, prefix, folder.map(EvidenceFolder::new), Clock.systemUTC(), registry);
    CaseKeepers keepers = new CaseKeepers(evidence);
    keepers.followers.add(
        CaseFollower.start(clientProperties, prefix, Topics.CASES, EVIDENCE, evidence));
    if (anchor.isPresent()) {
      CaseAnchor heads = CaseAnchor.open(anchor.get());
      keepers.followers.add(
          CaseFollower.start(
              clientProperties,
              prefix,
              Topics.CASE_EVENTS,
              ANCHOR,
              step -> heads.add(step.caseId(), step.number(), step.hash())));
    }
    return keepers;
  }

  /** Whether all of them still work, and what they could not keep. */
  public CheckResult check() {
    if (!followers.stream().allMatch(CaseFollower::isAlive)) {
      return CheckResult.down("has stopped; the log tells why");
    }
    if (followers.stream().anyMatch(CaseFollower::isStuck)) {
      return CheckResult.down("fails again and again at the same record; the log tells why");
    }
    long givenUp = evidence.givenUp();
    return CheckResult.up(
        givenUp == 0
            ? "copies"
            : "copies; %d pieces were given up, the files of their cases say which and why"
                .formatted(givenUp));
  }

  @Override
  public void close() {
    followers.forEach(CaseFollower::close);
    // Its consumer is for one thread, and one that still works closes nothing of it.
    if (followers.stream().noneMatch(CaseFollower::isAlive)) {
      evidence.close();
    }
  }
}
