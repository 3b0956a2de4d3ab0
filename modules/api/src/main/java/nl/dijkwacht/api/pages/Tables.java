package nl.dijkwacht.api.pages;

/** Tables as all pages have them. */
final class Tables {

  private Tables() {}

  /** On a narrow screen it scrolls by itself, also with the keyboard. */
  static void open(Markup page, String label, String... headings) {
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label)
        .open("table")
        .open("thead")
        .open("tr");
    for (String each : headings) {
      page.element("th", each, "scope", "col");
    }
    page.close("tr").close("thead").open("tbody");
  }

  static void close(Markup page) {
    page.close("tbody").close("table").close("div");
  }
}
