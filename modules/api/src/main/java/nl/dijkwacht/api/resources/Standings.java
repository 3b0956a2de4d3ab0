package nl.dijkwacht.api.resources;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How resources stand against the controls. Thread-safe. */
public interface Standings {

  /** The score over some accounts; empty as long as it is not known. */
  Optional<ScoreCard> score(Predicate<String> accounts);

  /** All controls, by id, with their results in some accounts. */
  List<ControlCard> controls(Predicate<String> accounts);
}
