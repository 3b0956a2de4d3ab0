package nl.dijkwacht.registers;

import java.util.List;
import nl.dijkwacht.documents.Problem;

/**
 * What came of reading registers.
 *
 * @param registers of all entries that can be used
 * @param problems by place; an entry with an error is left out
 */
public record RegisterReading(Registers registers, List<Problem> problems) {

  public RegisterReading {
    problems = List.copyOf(problems);
  }
}
