package nl.dijkwacht.publish.messages;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Line.Label;

/** What a message tells of a notice of a case. It names no data subject, as notices do not. */
final class NoticeEntries {

  private final Voice voice;
  private final Phrases phrases;
  private final Identities identities;

  NoticeEntries(Voice voice, Pseudonyms pseudonyms) {
    this.voice = voice;
    this.phrases = Phrases.of(voice.language());
    this.identities = Identities.ofText(voice.trust(), pseudonyms);
  }

  Entry of(Notice notice) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Label.TO, Clipped.line(phrases.legalEntity(notice.legalEntity()))));
    lines.add(new Line(Label.SINCE, voice.time(notice.at())));
    if (notice.dueAt() != null) {
      lines.add(new Line(Label.WHY, phrases.dueAt(voice.time(notice.dueAt()))));
    }
    lines.add(new Line(Label.DO, "dijkwacht cases show " + Clipped.line(notice.caseId())));
    if (!notice.to().isEmpty()) {
      String names = String.join(", ", notice.to());
      lines.add(new Line(Label.OWNER, Clipped.line(identities.in(phrases.forPeople(names)))));
    }
    String text = voice.language() == Language.NL ? notice.tekst() : notice.text();
    return new Entry(
        notice.id(),
        notice.caseId(),
        Entry.Kind.NOTICE,
        notice.kind() == Notice.Kind.CLOSED,
        level(notice.kind()),
        Clipped.line(identities.in(text)),
        "case",
        "",
        notice.at(),
        lines,
        List.of());
  }

  private static Level level(Notice.Kind kind) {
    return switch (kind) {
      case OVERDUE, ESCALATION -> Level.CRITICAL;
      case OPENED, AWARE, REMINDER -> Level.HIGH;
      case CLOSED -> Level.INFORMATIONAL;
    };
  }
}
