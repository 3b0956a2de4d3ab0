package nl.dijkwacht.publish.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.registers.Registers;

/** Writes the messages of one subscription. Thread-safe. */
public final class MessageWriter {

  private final String subscription;
  private final Voice voice;
  private final Pseudonyms pseudonyms;
  private final LinkTemplates links;

  /**
   * @param subscription its id
   */
  public MessageWriter(
      String subscription, Voice voice, Pseudonyms pseudonyms, LinkTemplates links) {
    this.subscription = subscription;
    this.voice = voice;
    this.pseudonyms = pseudonyms;
    this.links = links;
  }

  /** What is told of an alert. */
  public Entry entry(Alert alert, Registers registers) {
    return entry(alert, registers, false);
  }

  /**
   * The same.
   *
   * @param responseWaits whether others may be asked to act once a person approves
   */
  public Entry entry(Alert alert, Registers registers, boolean responseWaits) {
    return new AlertEntries(voice, pseudonyms, links, registers).of(alert, responseWaits);
  }

  /** What is told of a notice. */
  public Entry entry(Notice notice) {
    return new NoticeEntries(voice, pseudonyms).of(notice);
  }

  /** The message of entries, at least one. */
  public Message of(List<Entry> entries) {
    return message("", entries);
  }

  /** The message that nobody took up what was told. */
  public Message escalated(List<Entry> entries, Duration after) {
    return message(Phrases.of(voice.language()).escalated(after), entries);
  }

  /** The message of a test, which says so. */
  public Message test(List<Entry> entries) {
    return message(Phrases.of(voice.language()).test(), entries);
  }

  private Message message(String beginning, List<Entry> entries) {
    Phrases phrases = Phrases.of(voice.language());
    Level gravest = entries.stream().map(Entry::level).reduce(Level.INFORMATIONAL, Level::or);
    String title =
        beginning
            + (entries.size() == 1
                ? "[%s] %s".formatted(phrases.level(gravest), entries.get(0).title())
                : phrases.gathered(entries.size(), gravest));
    List<String> parts = new ArrayList<>(List.of("message", subscription));
    entries.forEach(entry -> parts.add(entry.id()));
    return new Message(StableId.of(parts), subscription, voice.language(), title, entries);
  }
}
