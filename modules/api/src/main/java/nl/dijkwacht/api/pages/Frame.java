package nl.dijkwacht.api.pages;

import nl.dijkwacht.api.Response;

/** What all pages have around them. Nothing is loaded from elsewhere, and nothing runs inline. */
final class Frame {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private Frame() {}

  /**
   * @param live whether it is read again by itself
   * @param signedIn the name of who is signed in; empty if nobody is
   */
  static Response page(
      int status, Speech speech, String title, boolean live, String signedIn, String main) {
    Markup head = new Markup();
    head.open("html", "lang", speech.tag()).open("head").open("meta", "charset", "utf-8");
    head.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    head.element("title", title + " · Dijkwacht");
    head.open("link", "rel", "stylesheet", "href", "/assets/dijkwacht.css");
    head.open("link", "rel", "icon", "href", "/assets/icon.svg");
    if (live) {
      head.element("script", "", "src", "/assets/dijkwacht.js", "defer", "defer");
    }
    head.close("head").open("body");
    head.element(
        "a", speech.of("Skip to content", "Naar de inhoud"), "class", "skip", "href", "#main");
    head.open("header").element("a", "Dijkwacht", "class", "name", "href", "/");
    Markup end = new Markup();
    end.open("div", "class", "who");
    if (live) {
      end.element(
          "button",
          speech.of("Pause refresh", "Verversen pauzeren"),
          "type",
          "button",
          "id",
          "pause",
          "hidden",
          "hidden",
          "aria-pressed",
          "false");
    }
    if (!signedIn.isEmpty()) {
      end.element("span", signedIn);
    }
    end.close("div").close("header");
    return Response.html(
            status,
            "<!DOCTYPE html>\n"
                + head.html()
                + end.html()
                + "<main id=\"main\" tabindex=\"-1\">\n"
                + main
                + "</main>\n</body>\n</html>\n")
        .with("Content-Security-Policy", POLICY)
        // With no-referrer, browsers would not tell that a form is of this site.
        .with("Referrer-Policy", "same-origin");
  }
}
