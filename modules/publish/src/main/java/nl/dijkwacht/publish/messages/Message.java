package nl.dijkwacht.publish.messages;

import java.util.List;
import nl.dijkwacht.core.signal.Level;

/**
 * What one delivery brings: mostly one entry, several where they were gathered.
 *
 * @param id the same whenever the same entries are brought to the same subscription again
 * @param subscription id of who asked for it
 * @param title one line
 * @param entries in the order in which they came, at least one
 */
public record Message(
    String id, String subscription, Language language, String title, List<Entry> entries) {

  /** More than these nobody reads in one message. */
  private static final int MOST_FOR_PEOPLE = 20;

  public Message {
    entries = List.copyOf(entries);
  }

  /** The gravest of its entries. */
  public Level level() {
    return entries.stream().map(Entry::level).reduce(Level.INFORMATIONAL, Level::or);
  }

  /** The first entries, as many as people read. */
  public List<Entry> forPeople() {
    return entries.subList(0, Math.min(entries.size(), MOST_FOR_PEOPLE));
  }

  /** What tells how many entries people do not see; empty if they see all. */
  public String rest() {
    int more = entries.size() - forPeople().size();
    return more == 0 ? "" : Phrases.of(language).more(more);
  }
}
