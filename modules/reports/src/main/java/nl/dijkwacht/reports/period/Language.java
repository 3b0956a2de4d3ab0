package nl.dijkwacht.reports.period;

import java.util.Locale;

/** What a report is written in. */
public enum Language {
  NL(Locale.forLanguageTag("nl-NL")),
  EN(Locale.UK);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** As HTML names it. */
  public String tag() {
    return locale.getLanguage();
  }
}
