package nl.dijkwacht.streams.drift;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.registers.Found;
import org.jspecify.annotations.Nullable;

/** A judge of one resource, on which something was found. What was found counts as it changes. */
record InformedJudge(Judge judge, Found found) implements Judge {

  @Override
  public String hash() {
    return StableId.of(List.of(judge.hash(), found.toString()));
  }

  @Override
  public List<Control> controls() {
    return judge.controls();
  }

  @Override
  public @Nullable Control control(String id) {
    return judge.control(id);
  }

  @Override
  public Classification classify(ConfigurationItem item) {
    return judge.classify(item, found);
  }

  @Override
  public Classification classify(ConfigurationItem item, Found other) {
    return judge.classify(item, other);
  }

  @Override
  public List<Judgement> judge(ConfigurationItem item, Classification classification) {
    return judge.judge(item, classification);
  }

  @Override
  public List<Judgement> judge(Change change) {
    return judge.judge(change);
  }

  @Override
  public boolean excepts(String control, Collection<String> names, String account, Instant now) {
    return judge.excepts(control, names, account, now);
  }

  @Override
  public Instant lastBoundary(Instant now) {
    return judge.lastBoundary(now);
  }

  @Override
  public @Nullable AccountEntry account(String id) {
    return judge.account(id);
  }
}
