package nl.dijkwacht.api.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Entry;
import nl.dijkwacht.api.access.Gate;

/**
 * Takes a token from a form and keeps it in a cookie that scripts cannot read and other sites
 * cannot send. Thread-safe.
 */
final class SignIn {

  private static final String FIELD = "token";
  private static final int HOURS = 8;

  private final Gate gate;

  SignIn(Gate gate) {
    this.gate = gate;
  }

  Response form(Speech speech, int status, String problem) {
    Markup page = new Markup();
    page.element("h1", speech.of("Sign in", "Aanmelden"));
    if (!problem.isEmpty()) {
      page.element("p", problem, "class", "warning", "role", "alert");
    }
    page.open("form", "method", "post", "action", "/sign-in");
    page.element("label", "Token", "for", "token");
    page.open(
        "input",
        "id",
        "token",
        "name",
        "token",
        "type",
        "password",
        "autocomplete",
        "off",
        "required",
        "required",
        "autofocus",
        "autofocus");
    page.element("button", speech.of("Sign in", "Aanmelden"), "type", "submit").close("form");
    page.element(
        "p",
        speech.of(
            "Who runs Dijkwacht makes a token with 'dijkwacht api token NAME'. It is kept in this"
                + " browser for eight hours.",
            "Wie Dijkwacht beheert maakt een token met 'dijkwacht api token NAAM'. Het blijft acht"
                + " uur in deze browser."),
        "class",
        "small");
    return Frame.page(status, speech, speech.of("Sign in", "Aanmelden"), false, "", page.html());
  }

  Answer take(Call call, Speech speech) {
    Optional<String> token = sent(call);
    if (token.isEmpty()) {
      return form(
          speech,
          400,
          speech.of("Give a token in the field below.", "Vul hieronder een token in."));
    }
    Call asking = withToken(call, token.get());
    Entry entry = gate.enter(asking);
    if (entry instanceof Entry.Out out) {
      return form(
          speech,
          out.refusal().status(),
          speech.of("This token is not accepted.", "Dit token wordt niet aanvaard."));
    }
    return Response.sentence(303, "")
        .with("Location", "/")
        .with("Set-Cookie", cookie(token.get(), HOURS * 3600, call.secure()));
  }

  private static Call withToken(Call call, String token) {
    Map<String, List<String>> headers = new HashMap<>(call.headers());
    headers.put("authorization", List.of("Bearer " + token));
    return new Call(
        call.method(),
        call.path(),
        call.variables(),
        call.query(),
        headers,
        call.address(),
        call.secure(),
        call.body());
  }

  Response leave(Call call) {
    return Response.sentence(303, "")
        .with("Location", "/")
        .with("Set-Cookie", cookie("", 0, call.secure()));
  }

  private static String cookie(String token, int seconds, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(Gate.COOKIE, token, seconds, secure ? "; Secure" : "");
  }

  /** Letters, digits and what stands in tokens: nothing that could end a cookie. */
  private static Optional<String> sent(Call call) {
    return Optional.ofNullable(Form.fields(call).get(FIELD))
        .filter(token -> token.matches("[A-Za-z0-9._~+/=-]{1,4000}"));
  }
}
