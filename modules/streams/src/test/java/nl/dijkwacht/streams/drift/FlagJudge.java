package nl.dijkwacht.streams.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.controls.Mapping;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/**
 * Controls that each look at one flag of the same name: true fails, false passes, a text is not
 * applicable, and without it nothing is known. Calls set flags by their requests.
 */
record FlagJudge(List<Control> controls, String hash, Registers registers) implements Judge {

  /** What names a control that fails on this item by a fault of the program. */
  static final String FAULT = "fault";

  /** Registers that are looked at as they are; the set of controls is not. */
  static FlagJudge of(ControlSet ignored, Registers registers, String... flags) {
    return new FlagJudge(
        List.of(flags).stream().map(FlagJudge::flag).toList(), String.join(",", flags), registers);
  }

  static Control flag(String id) {
    return new Control(
        new RuleRef(id, "v1", "Flag " + id, "", Level.HIGH, List.of(), List.of()),
        "",
        Set.of("AWS::S3::Bucket"),
        Optional.of(Headline.ENCRYPTION_AT_REST),
        List.of(new Mapping(Mapping.Framework.AVG, "32(1)(a)", Mapping.Force.LAW)),
        Duration.ofMinutes(15),
        Set.of("s3.amazonaws.com/Set" + id, "s3.amazonaws.com/Touch" + id),
        false);
  }

  @Override
  public @Nullable Control control(String id) {
    return controls.stream().filter(control -> control.id().equals(id)).findFirst().orElse(null);
  }

  @Override
  public Classification classify(ConfigurationItem item) {
    String owner = item.tags().getOrDefault("owner", "");
    boolean personal = item.tags().containsKey("personal");
    return new Classification(personal, false, false, owner, List.of());
  }

  @Override
  public List<Judgement> judge(ConfigurationItem item, Classification classification) {
    List<Judgement> judgements = new ArrayList<>();
    for (Control control : controls) {
      if (control.id().equals(item.configuration().get(FAULT))) {
        throw new IllegalStateException("a fault of the program");
      }
      Object value = item.supplementary().get(control.id());
      Object flag = value == null ? item.configuration().get(control.id()) : value;
      judgements.add(new Judgement(control, result(flag), "It is " + flag + "."));
    }
    return judgements;
  }

  private static Result result(@Nullable Object flag) {
    if (flag instanceof Boolean fails) {
      return fails ? Result.FAIL : Result.PASS;
    }
    return flag == null ? Result.UNKNOWN : Result.NOT_APPLICABLE;
  }

  @Override
  public List<Judgement> judge(Change change) {
    Map<String, Object> request = change.request();
    return request == null
        ? List.of()
        : controls.stream()
            .filter(control -> request.get(control.id()) instanceof Boolean)
            .map(
                control -> new Judgement(control, result(request.get(control.id())), "It was set."))
            .toList();
  }

  @Override
  public boolean excepts(String control, Collection<String> names, String account, Instant now) {
    return registers.exceptionFor(control, names, account, "", now).isPresent();
  }

  @Override
  public Instant lastBoundary(Instant now) {
    return new CatalogueJudge(ControlSet.none(), registers).lastBoundary(now);
  }

  @Override
  public @Nullable AccountEntry account(String id) {
    return registers.account(id).orElse(null);
  }
}
