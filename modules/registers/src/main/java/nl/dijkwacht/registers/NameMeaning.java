package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the name of a resource tells of its data. A name is taken apart into words, at all that is
 * no letter and where small letters turn to capitals; patterns are held against whole words, and
 * against two that stand together, so that {@code client} is not found in {@code http-clients}
 * unless somebody asks for it. Thread-safe.
 */
final class NameMeaning {

  /**
   * Words that mostly stand for people, in Dutch and English. Those that software uses for itself
   * (client, user, person, account, member, staff, zorg) are not among them.
   */
  static final List<String> WORDS =
      List.of(
          "bsn",
          "burgerzaken",
          "clientdossier*",
          "inwoners",
          "klant",
          "klanten",
          "klantgegevens",
          "leerlingen",
          "medewerker*",
          "medisch*",
          "patient*",
          "personeel*",
          "persoonsgegevens",
          "salaris*",
          "sollicitant*",
          "verzekerde*",
          "werknemer*",
          "zorgdossier*",
          "customers",
          "customerdata",
          "employee*",
          "medical*",
          "payroll*",
          "personaldata",
          "personnel*",
          "pii",
          "!artifact*",
          "!build",
          "!demo",
          "!dummy",
          "!fake",
          "!log",
          "!logs",
          "!logging",
          "!static",
          "!synthetic",
          "!terraform",
          "!tfstate");

  private static final int LONGEST = 300;
  private static final Pattern BORDER = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private final List<NamePattern> tell;
  private final List<NamePattern> deny;

  NameMeaning(List<String> patterns) {
    this.tell = new ArrayList<>();
    this.deny = new ArrayList<>();
    for (String pattern : patterns) {
      String word = pattern.strip().toLowerCase(Locale.ROOT);
      (word.startsWith("!") ? deny : tell)
          .add(new NamePattern(word.startsWith("!") ? word.substring(1) : word));
    }
  }

  /** Whether a name tells of personal data. */
  boolean isPersonalData(String name) {
    List<String> words = words(name);
    return any(tell, words) && !any(deny, words);
  }

  private static List<String> words(String name) {
    String text = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    List<String> words = new ArrayList<>();
    String before = null;
    for (String part : BORDER.split(text)) {
      if (!part.isEmpty()) {
        String word = part.toLowerCase(Locale.ROOT);
        words.add(word);
        if (before != null) {
          words.add(before + word);
        }
        before = word;
      }
    }
    return words;
  }

  private static boolean any(List<NamePattern> patterns, List<String> words) {
    return patterns.stream().anyMatch(pattern -> words.stream().anyMatch(pattern::matches));
  }
}
