package nl.dijkwacht.streams.drift;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.Judged;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.registers.Found;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/** The controls and registers in effect. */
final class CatalogueJudge implements Judge {

  private final ControlSet controls;
  private final Registers registers;
  private final Map<String, Control> byId;
  private final String hash;

  CatalogueJudge(ControlSet controls, Registers registers) {
    this.controls = controls;
    this.registers = registers;
    this.byId = controls.all().stream().collect(Collectors.toMap(Control::id, Function.identity()));
    this.hash = StableId.of(List.of(controls.hash(), registers.hash()));
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public List<Control> controls() {
    return controls.all();
  }

  @Override
  public @Nullable Control control(String id) {
    return byId.get(id);
  }

  @Override
  public Classification classify(ConfigurationItem item) {
    return registers.classify(item);
  }

  @Override
  public Classification classify(ConfigurationItem item, Found found) {
    return registers.classify(item, found);
  }

  @Override
  public List<Judgement> judge(ConfigurationItem item, Classification classification) {
    AccountEntry account = account(item.resource().account());
    Map<String, String> known =
        account == null
            ? Map.of()
            : Map.of("environment", account.environment(), "legalEntity", account.legalEntity());
    return controls.judge(new Judged(item, classification, known));
  }

  @Override
  public List<Judgement> judge(Change change) {
    return controls.judge(change);
  }

  @Override
  public boolean excepts(String control, Collection<String> names, String account, Instant now) {
    // Who caused a failure that lasts does not matter for how the resource stands.
    return registers.exceptionFor(control, names, account, "", now).isPresent();
  }

  @Override
  public Instant lastBoundary(Instant now) {
    return registers.exceptions().stream()
        .flatMap(exception -> Stream.of(exception.from(), exception.expires()))
        .filter(boundary -> !boundary.isAfter(now))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  @Override
  public @Nullable AccountEntry account(String id) {
    return registers.account(id).orElse(null);
  }
}
