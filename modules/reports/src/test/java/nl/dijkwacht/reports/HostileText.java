package nl.dijkwacht.reports;

import java.util.Random;

/** Texts that would do harm where they are taken for more than text. */
final class HostileText {

  private static final String[] PIECES = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</title></svg></style>",
    "' onmouseover='x",
    "javascript:alert(1)",
    "&lt;b&gt;",
    "=cmd|'/c calc'!A0",
    "@SUM(1)",
    "+1",
    "-2",
    "\t=1",
    " =1",
    "a,b;c",
    "\"",
    "\r\n",
    "\u2028",
    "\u202e",
    "\u0000",
    "\ud800",
    "%n%s",
    "ziekenhuis"
  };

  private HostileText() {}

  static String of(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
