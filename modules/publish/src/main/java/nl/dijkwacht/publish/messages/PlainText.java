package nl.dijkwacht.publish.messages;

/** A message as plain text, for e-mail, SNS and terminals. */
public final class PlainText {

  private PlainText() {}

  /** All of it, lines ended by a line feed. */
  public static String of(Message message) {
    StringBuilder text = new StringBuilder();
    if (message.entries().size() > 1) {
      text.append(message.title()).append("\n\n");
    }
    for (Entry entry : message.forPeople()) {
      text.append(of(entry, message.language())).append('\n');
    }
    if (!message.rest().isEmpty()) {
      text.append(message.rest()).append('\n');
    }
    return text.toString();
  }

  private static String of(Entry entry, Language language) {
    StringBuilder text = new StringBuilder(entry.title()).append('\n');
    for (Line line : entry.lines()) {
      text.append("  %-9s %s\n".formatted(line.label().in(language) + ":", line.text()));
    }
    for (Link link : entry.links()) {
      text.append("  ").append(link.name()).append(": ").append(link.url()).append('\n');
    }
    return text.toString();
  }
}
