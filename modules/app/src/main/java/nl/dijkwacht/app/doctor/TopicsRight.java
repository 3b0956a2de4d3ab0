package nl.dijkwacht.app.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.TopicDifference;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;

/** Whether the topics are there and as the configuration wants them. */
final class TopicsRight implements Check {

  private final Map<String, String> clientProperties;
  private final TopicSettings settings;
  private final Duration requestLimit;

  /**
   * @param requestLimit for each of the two answers (wall clock)
   */
  TopicsRight(Map<String, String> clientProperties, TopicSettings settings, Duration requestLimit) {
    this.clientProperties = clientProperties;
    this.settings = settings;
    this.requestLimit = requestLimit;
  }

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public Diagnosis examine() {
    Admin admin = Admin.create(new HashMap<String, Object>(clientProperties));
    try {
      Outcome<List<TopicDifference>> outcome =
          new TopicProvisioner(admin, settings, requestLimit).check();
      return outcome instanceof Outcome.Done<List<TopicDifference>> done
          ? judge(done.value())
          : Diagnosis.bad(
              ((Outcome.Failed<List<TopicDifference>>) outcome).sentence(),
              "Run 'dijkwacht topics check'.");
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static Diagnosis judge(List<TopicDifference> differences) {
    long missing =
        differences.stream().filter(d -> d.kind() == TopicDifference.Kind.MISSING).count();
    if (missing > 0) {
      return Diagnosis.bad(
          "%s of %d missing".formatted(Count.of(missing, "topic"), Topics.all().size()),
          "Run 'dijkwacht topics create', or 'dijkwacht run', which creates them.");
    }
    return differences.isEmpty()
        ? Diagnosis.good(Count.of(Topics.all().size(), "topic"))
        : Diagnosis.doubtful(
            Count.of(differences.size(), "difference"), "Run 'dijkwacht topics check'.");
  }
}
