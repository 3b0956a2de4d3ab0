package nl.dijkwacht.core.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes what identifies a citizen out of texts that come from names of objects, parameters of calls
 * and messages of errors: Dutch citizen service numbers (BSN) and e-mail addresses. It takes time
 * in proportion to the text. Thread-safe.
 *
 * <p>ARNs stay as they are, since they name accounts, roles and people who are to be named; of
 * those of objects in S3 the key does not.
 */
public final class Redaction {

  private static final String ARN = "arn:";
  private static final String OBJECT = ":s3:::";

  private Redaction() {}

  /** The text with {@code [BSN]} and {@code [e-mail]} in their places. */
  public static String of(String text) {
    if (!text.contains(ARN)) {
      return plain(text);
    }
    StringBuilder safe = new StringBuilder(text.length());
    int told = 0;
    int arn;
    while ((arn = text.indexOf(ARN, told)) >= 0) {
      safe.append(plain(text.substring(told, arn)));
      told = endOfArn(text, arn);
      safe.append(arn(text.substring(arn, told)));
    }
    return safe.append(plain(text.substring(told))).toString();
  }

  /** The same values with each text in them redacted; names of members stay, which are AWS's. */
  public static Map<String, Object> ofValues(Map<String, Object> values) {
    Map<String, Object> safe = new LinkedHashMap<>();
    values.forEach((name, value) -> safe.put(name, ofValue(value)));
    return safe;
  }

  private static Object ofValue(Object value) {
    if (value instanceof String text) {
      return of(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Redaction::ofValue).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> safe = new LinkedHashMap<>();
      map.forEach((name, inner) -> safe.put(name, ofValue(inner)));
      return safe;
    }
    return value;
  }

  private static int endOfArn(String text, int start) {
    int end = start;
    while (end < text.length() && !endsArn(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean endsArn(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == ',' || c == ';';
  }

  private static String arn(String arn) {
    int object = arn.indexOf(OBJECT);
    int key = object < 0 ? -1 : arn.indexOf('/', object);
    return key < 0 ? arn : arn.substring(0, key) + plain(arn.substring(key));
  }

  private static String plain(String text) {
    List<Span> spans = new ArrayList<>(EmailAddresses.in(text));
    spans.addAll(CitizenNumbers.in(text));
    spans.sort(Span.BY_START);
    StringBuilder safe = new StringBuilder(text.length());
    int told = 0;
    for (Span span : spans) {
      if (span.start() >= told) {
        safe.append(text, told, span.start()).append(span.shown());
        told = span.end();
      }
    }
    return safe.append(text, told, text.length()).toString();
  }
}
