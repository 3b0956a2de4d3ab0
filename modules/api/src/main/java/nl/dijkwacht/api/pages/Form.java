package nl.dijkwacht.api.pages;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.api.Call;

/** Reads what a form of a page sends. */
final class Form {

  private static final int MOST_FIELDS = 32;

  private Form() {}

  /**
   * The fields that are filled in, decoded; the first of those that come twice. Empty if it is no
   * form, or one that cannot be read.
   */
  static Map<String, String> fields(Call call) {
    Map<String, String> fields = new HashMap<>();
    try {
      byte[] body = call.body().read(Call.MAX_BODY + 1);
      if (body.length > Call.MAX_BODY) {
        return Map.of();
      }
      String form = new String(body, StandardCharsets.US_ASCII);
      for (String field : form.split("&", MOST_FIELDS)) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          put(fields, decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return Map.of();
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isBlank()) {
      fields.putIfAbsent(name, value.strip());
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
