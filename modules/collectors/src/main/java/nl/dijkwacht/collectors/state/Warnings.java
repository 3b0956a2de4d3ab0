package nl.dijkwacht.collectors.state;

import java.util.HashSet;
import java.util.Set;
import nl.dijkwacht.aws.AwsFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people once what cannot be asked, and again only after a round without it. One thread. */
final class Warnings {

  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);

  private final Set<String> told = new HashSet<>();
  private final Set<String> failed = new HashSet<>();

  void failed(String part, AwsFailure failure) {
    failed.add(part);
    if (told.add(part)) {
      LOG.warn("{} What depends on it is unknown.", failure.sentence());
    }
  }

  void roundEnded() {
    told.retainAll(failed);
    failed.clear();
  }
}
