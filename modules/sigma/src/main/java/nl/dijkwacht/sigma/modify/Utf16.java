package nl.dijkwacht.sigma.modify;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;

/** Makes bytes of a text; wildcards stay what they are. */
enum Utf16 implements TextChange {
  LITTLE_ENDIAN(StandardCharsets.UTF_16LE, ""),
  BIG_ENDIAN(StandardCharsets.UTF_16BE, ""),
  /** With a byte order mark before it: FF FE. */
  MARKED(StandardCharsets.UTF_16LE, "\u00ff\u00fe");

  private final Charset charset;
  private final String mark;

  Utf16(Charset charset, String mark) {
    this.charset = charset;
    this.mark = mark;
  }

  @Override
  public Optional<List<SigmaText>> apply(SigmaText text, Place place, RuleScope scope) {
    List<SigmaText.Part> parts = new ArrayList<>();
    if (!mark.isEmpty()) {
      parts.add(new SigmaText.Literal(mark));
    }
    for (SigmaText.Part part : text.parts()) {
      parts.add(part instanceof SigmaText.Literal literal ? encoded(literal.text()) : part);
    }
    return Optional.of(List.of(new SigmaText(parts, true)));
  }

  /** One character a byte. */
  private SigmaText.Literal encoded(String text) {
    return new SigmaText.Literal(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
  }
}
