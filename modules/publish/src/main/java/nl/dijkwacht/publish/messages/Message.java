package nl.dijkwacht.publish.messages;

import java.util.List;
import nl.dijkwacht.core.Level;

/**
 * What one delivery brings: mostly one entry, several where they were gathered.
 *
 * @param id the same whenever the same entries are brought to the same subscription again
 * @param subscription id of who asked for it
 * @param title one line
 * @param entries the first of those that were gathered, in the order in which they came
 * @param more how many there are besides
 */
public record Message(
    String id,
    String subscription,
    Language language,
    String title,
    List<Entry> entries,
    int more) {

  public Message {
    entries = List.copyOf(entries);
  }

  /** The gravest of its entries. */
  public Level level() {
    return entries.stream().map(Entry::level).reduce(Level.INFORMATIONAL, Level::or);
  }

  /** What tells how many entries are left out; empty if none are. */
  public String rest() {
    return more == 0 ? "" : Phrases.of(language).more(more);
  }
}
