package nl.dijkwacht.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import nl.dijkwacht.reports.period.Language;

/**
 * Writes HTML in which all text is escaped, since elements come from a closed list and all else is
 * text. Not thread-safe.
 */
final class Html {

  /** Classes of the style sheet. */
  enum Look {
    PLAIN,
    WARNING,
    FIGURE,
    FIGURES,
    NUMBER,
    SMALL;

    private String attribute() {
      return this == PLAIN ? "" : " class=\"" + name().toLowerCase(Locale.ROOT) + "\"";
    }
  }

  private static final String STYLE =
      """
      body{font:11pt/1.45 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:62rem;\
      margin:2rem auto;padding:0 1.5rem}
      h1{font-size:1.7rem;margin:0 0 .3rem}
      h2{font-size:1.15rem;margin:1.8rem 0 .5rem;border-bottom:2px solid #154273;color:#154273;\
      break-after:avoid}
      table{border-collapse:collapse;width:100%;margin:.4rem 0}
      th,td{border:1px solid #c9d1d9;padding:.3rem .5rem;text-align:left;vertical-align:top;\
      overflow-wrap:anywhere}
      th{background:#eef3f8;font-weight:600;overflow-wrap:normal}
      td{min-width:4.2rem}
      tbody th{width:30%}
      tr{break-inside:avoid}
      .warning{border-left:4px solid #b3261e;background:#fdecea;padding:.5rem .8rem;margin:.6rem 0}
      .figures{display:flex;flex-wrap:wrap;gap:.8rem;margin:1rem 0}
      .figure{border:1px solid #c9d1d9;border-radius:4px;padding:.5rem .9rem;min-width:11rem}
      .figure strong{display:block;font-size:1.25rem}
      .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      svg{max-width:100%;height:auto;break-inside:avoid}
      .small{font-size:.85rem;color:#555}
      @page{size:A4;margin:16mm 14mm}
      @media print{body{margin:0;max-width:none;padding:0;font-size:9.5pt}}
      """;

  private final StringBuilder out = new StringBuilder(16 * 1024);
  private final Language language;

  /** Begins a document that may load nothing and run nothing. */
  Html(Language language, String title) {
    this.language = language;
    out.append("<!doctype html>\n<html lang=\"").append(language.tag()).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'sha256-")
        .append(hash(STYLE))
        .append("'; base-uri 'none'; form-action 'none'\">\n");
    out.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<title>");
    text(title);
    out.append("</title>\n<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
  }

  private static String hash(String style) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Html text(String text) {
    escape(text, out);
    return this;
  }

  /** Adds a text of others as text and nothing else. */
  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isSeen(c) ? c : ' ');
      }
    }
  }

  /** Others could reverse the reading or end a line. */
  private static boolean isSeen(char c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  Html open(Tag tag) {
    return open(tag, Look.PLAIN);
  }

  Html open(Tag tag, Look look) {
    out.append('<').append(tag.text()).append(look.attribute()).append('>');
    return this;
  }

  Html close(Tag tag) {
    out.append("</").append(tag.text()).append(">\n");
    return this;
  }

  Html element(Tag tag, String text) {
    return element(tag, Look.PLAIN, text);
  }

  Html element(Tag tag, Look look, String text) {
    return open(tag, look).text(text).close(tag);
  }

  Html section(String title) {
    return element(Tag.H2, title);
  }

  /** A row of a table with a heading. */
  Html fact(String name, String value) {
    return open(Tag.TR).element(Tag.TH, name).element(Tag.TD, value).close(Tag.TR);
  }

  Html row(String... cells) {
    return cells(Tag.TD, cells);
  }

  /** A cell whose text is in a language of its own, which readers aloud need to know. */
  Html cell(Language of, String text) {
    if (of == language) {
      return element(Tag.TD, text);
    }
    out.append("<td lang=\"").append(of.tag()).append("\">");
    return text(text).close(Tag.TD);
  }

  /** Cells of a row that is open. */
  Html rest(String... cells) {
    for (String cell : cells) {
      element(Tag.TD, cell);
    }
    return this;
  }

  /** A row of figures with what they are of before them. */
  Html figures(String name, String... numbers) {
    open(Tag.TR).element(Tag.TH, name);
    for (String number : numbers) {
      element(Tag.TD, Look.NUMBER, number);
    }
    return close(Tag.TR);
  }

  /** A drawing, which has escaped its texts itself. */
  Html drawing(Svg svg) {
    out.append(svg.ended()).append('\n');
    return this;
  }

  Html headings(String... cells) {
    return open(Tag.THEAD).cells(Tag.TH, cells).close(Tag.THEAD);
  }

  private Html cells(Tag tag, String... cells) {
    open(Tag.TR);
    for (String cell : cells) {
      element(tag, cell);
    }
    return close(Tag.TR);
  }

  /** Ends the document. */
  String ended() {
    return out.append("</body>\n</html>\n").toString();
  }
}
