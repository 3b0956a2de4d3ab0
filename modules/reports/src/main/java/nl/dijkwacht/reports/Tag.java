package nl.dijkwacht.reports;

import java.util.Locale;

/** The elements of HTML that reports use. */
enum Tag {
  H1,
  H2,
  P,
  TABLE,
  THEAD,
  TBODY,
  TR,
  TH,
  TD,
  UL,
  LI,
  STRONG,
  DIV;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
