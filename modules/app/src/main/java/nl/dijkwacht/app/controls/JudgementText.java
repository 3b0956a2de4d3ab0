package nl.dijkwacht.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.ResultText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.ControlExplanation;
import nl.dijkwacht.controls.ControlExplanation.Part;
import nl.dijkwacht.controls.Judged;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.resource.Classification;

/** What a control says of a resource, for people. */
public final class JudgementText {

  private final Paint paint;

  public JudgementText(Paint paint) {
    this.paint = paint;
  }

  /** The lines, without an end of line. */
  public List<String> of(Judged judged, ControlExplanation explanation) {
    Judgement judgement = explanation.judgement();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(Terminal.plain(judged.item().resource().toString()));
    lines.add(
        paint.paint(
            Colour.FAINT,
            Terminal.plain(
                "  as of %s; %s"
                    .formatted(judged.item().capturedAt(), data(judged.classification())))));
    lines.add(
        "  "
            + paint.paint(
                ResultText.colour(judgement.result()),
                ResultText.of(judgement.result()).toUpperCase(Locale.ROOT))
            + "  "
            + Terminal.plain(judgement.reason()));
    parts("is meant for it", explanation.applies(), lines);
    parts("asks that", explanation.condition(), lines);
    new TreeMap<>(explanation.parameters())
        .forEach((name, value) -> lines.add(Terminal.plain("    %s = %s".formatted(name, value))));
    return lines;
  }

  private void parts(String heading, List<Part> parts, List<String> lines) {
    if (!parts.isEmpty()) {
      lines.add(paint.paint(Colour.FAINT, "  " + heading));
      parts.forEach(part -> lines.add("    " + line(part)));
    }
  }

  private String line(Part part) {
    String mark = !part.known() ? "?" : part.value().equals("false") ? "✗" : "✓";
    String text = mark + " " + part.text().strip().replaceAll("\\s+", " ");
    boolean plain = part.known() && (mark.equals("✗") || part.value().equals("true"));
    String value = plain ? "" : paint.paint(Colour.FAINT, "  " + Terminal.plain(part.value()));
    return paint.paint(colour(mark), Terminal.plain(text)) + value;
  }

  private static Colour colour(String mark) {
    return switch (mark) {
      case "?" -> Colour.YELLOW;
      case "✗" -> Colour.RED;
      default -> Colour.GREEN;
    };
  }

  private static String data(Classification data) {
    String kind =
        data.specialCategory()
            ? "special categories of personal data"
            : data.personalData() ? "personal data" : "no personal data known";
    String sources =
        data.sources().isEmpty() ? "" : " (from %s)".formatted(String.join(", ", data.sources()));
    return kind + sources + (data.owner().isEmpty() ? "" : "; owner " + data.owner());
  }
}
