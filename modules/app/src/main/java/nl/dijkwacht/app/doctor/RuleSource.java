package nl.dijkwacht.app.doctor;

import java.io.IOException;
import nl.dijkwacht.sigma.RuleSet;

/** Reads the rules that an instance has by itself. */
@FunctionalInterface
public interface RuleSource {
  RuleSet read() throws IOException;
}
