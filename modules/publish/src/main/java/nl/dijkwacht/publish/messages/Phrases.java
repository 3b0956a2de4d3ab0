package nl.dijkwacht.publish.messages;

import java.time.Duration;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;

/** The fixed words of messages, in plain language. */
sealed interface Phrases permits English, Dutch {

  static Phrases of(Language language) {
    return language == Language.NL ? new Dutch() : new English();
  }

  String level(Level level);

  /**
   * What begins a title.
   *
   * @param control whether it is a control's, whose title tells how it should be
   */
  String transition(Alert.Transition transition, boolean control);

  /** The call that did it. */
  String call(String service, String call, String account, String region);

  /** What was seen where no call is known. */
  String state(String account, String region);

  String personalData(boolean specialCategory);

  String watchesLogging();

  String who(Principal.Kind kind, String name);

  String from(String address);

  String means(Change.Means means);

  String confidence(Attribution.Confidence confidence, int rivals);

  String nobodyYet();

  String provisional();

  String withdrawn();

  String commandFor(String text);

  /** That others can be asked to act, once a person approves. */
  String responseWaits(String finding);

  /** Who is to be told of a case. */
  String forPeople(String names);

  String legalEntity(String name);

  String dueAt(String time);

  String escalated(Duration after);

  String gathered(int count, Level gravest);

  String more(int count);

  String test();

  /**
   * Without the letters of ISO 8601.
   *
   * @param hour how hours are written
   */
  static String readable(Duration duration, String hour) {
    long minutes = duration.toMinutes();
    return minutes % 60 == 0 && minutes > 0 ? minutes / 60 + " " + hour : minutes + " min";
  }
}
