package nl.dijkwacht.controls.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.controls.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies: a text in JSON, also URL-encoded, or what was made of one. The names of elements
 * may be in any case, a single value may stand for a list.
 */
public final class PolicyReader {

  private static final int MOST_STATEMENTS = 500;
  private static final int MOST_ELEMENTS = 5_000;
  private static final int LONGEST_ELEMENT = 2_048;

  /** Unwinds the reading; never leaves this class. */
  private static final class Malformed extends Exception {
    private final String sentence;

    private Malformed(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }
  }

  private int elements;

  private PolicyReader() {}

  /** Reads a policy. */
  public static PolicyReading read(Object policy) {
    Optional<Object> document =
        policy instanceof String text ? JsonText.read(text) : Optional.of(policy);
    if (document.isEmpty()) {
      return new PolicyReading.Unreadable("a policy is no JSON, or too large");
    }
    try {
      return new PolicyReading.Read(new PolicyReader().policy(document.get()));
    } catch (Malformed e) {
      return new PolicyReading.Unreadable(e.sentence);
    }
  }

  private Policy policy(Object document) throws Malformed {
    Object statement = byName(document, "a policy").get("statement");
    if (statement == null) {
      throw new Malformed("a policy has no statement");
    }
    List<?> listed = statement instanceof List<?> list ? list : List.of(statement);
    if (listed.size() > MOST_STATEMENTS) {
      throw new Malformed("a policy has too many statements");
    }
    List<Statement> statements = new ArrayList<>();
    for (Object each : listed) {
      statements.add(statement(byName(each, "a policy's statement")));
    }
    return new Policy(statements);
  }

  private Statement statement(Map<String, Object> element) throws Malformed {
    Object notAction = element.get("notaction");
    Object notResource = element.get("notresource");
    Object resource = element.get("resource");
    return new Statement(
        allows(element.get("effect")),
        principals(element.get("principal"), element.get("notprincipal")),
        lower(texts(notAction == null ? element.get("action") : notAction)),
        notAction != null,
        notResource == null && resource == null
            ? List.of("*")
            : texts(notResource == null ? resource : notResource),
        notResource != null,
        conditions(element.get("condition")));
  }

  private static boolean allows(@Nullable Object effect) throws Malformed {
    if ("Allow".equals(effect)) {
      return true;
    }
    if ("Deny".equals(effect)) {
      return false;
    }
    throw new Malformed("a policy's statement neither allows nor denies");
  }

  private Principals principals(@Nullable Object these, @Nullable Object others) throws Malformed {
    if (these == null && others == null) {
      return Principals.NONE;
    }
    List<Principals.Named> named = new ArrayList<>();
    boolean everyone = false;
    for (Principals.Named each : named(these == null ? others : these)) {
      if (Wildcard.isAny(each.value()) && !each.kind().equals("service")) {
        everyone = true;
      } else {
        named.add(each);
      }
    }
    return new Principals(
        these == null ? Principals.Presence.ALL_BUT_THESE : Principals.Presence.THESE,
        named,
        everyone);
  }

  private List<Principals.Named> named(@Nullable Object principal) throws Malformed {
    List<Principals.Named> named = new ArrayList<>();
    if (principal instanceof Map<?, ?>) {
      for (Map.Entry<String, Object> kind : byName(principal, "a policy's principal").entrySet()) {
        for (String value : texts(kind.getValue())) {
          named.add(new Principals.Named(kind.getKey(), value));
        }
      }
    } else {
      texts(principal).forEach(value -> named.add(new Principals.Named("aws", value)));
    }
    return named;
  }

  private List<Condition> conditions(@Nullable Object condition) throws Malformed {
    if (condition == null) {
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, Object> operator :
        byName(condition, "a policy's condition").entrySet()) {
      for (Map.Entry<String, Object> key :
          byName(operator.getValue(), "a policy's condition").entrySet()) {
        conditions.add(Condition.of(operator.getKey(), key.getKey(), texts(key.getValue())));
      }
    }
    return conditions;
  }

  /** Names in lower case. */
  private static Map<String, Object> byName(@Nullable Object object, String what) throws Malformed {
    if (!(object instanceof Map<?, ?> map)) {
      throw new Malformed(what + " is no object");
    }
    Map<String, Object> named = new HashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT);
      if (named.put(name, entry.getValue()) != null) {
        throw new Malformed(what + " has the same name twice");
      }
    }
    return named;
  }

  private List<String> texts(@Nullable Object value) throws Malformed {
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object each : value instanceof List<?> list ? list : List.of(value)) {
      if (each instanceof Map || each instanceof List) {
        throw new Malformed("a policy has an object where a text belongs");
      }
      String text = String.valueOf(each);
      if (text.length() > LONGEST_ELEMENT || ++elements > MOST_ELEMENTS) {
        throw new Malformed("a policy is too large");
      }
      texts.add(text);
    }
    return texts;
  }

  private static List<String> lower(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }
}
