package nl.dijkwacht.sigma.modify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Place;

/**
 * Each of the signs that may begin an option on a command line stands for all of them: hyphen,
 * slash, en dash, em dash and horizontal bar.
 */
enum Windash implements TextChange {
  INSTANCE;

  private static final String DASHES = "-/\u2013\u2014\u2015";

  /** Before and behind each of them. */
  private static final String EDGES = "(?=[" + DASHES + "])|(?<=[" + DASHES + "])";

  @Override
  public Optional<List<SigmaText>> apply(SigmaText text, Place place, RuleScope scope) {
    List<List<List<SigmaText.Part>>> choices =
        text.parts().stream().flatMap(Windash::pieces).map(Windash::choices).toList();
    return Products.of(choices, place, scope.budget())
        .map(variants -> variants.stream().map(text::with).toList());
  }

  private static Stream<SigmaText.Part> pieces(SigmaText.Part part) {
    return part instanceof SigmaText.Literal literal
        ? Arrays.stream(literal.text().split(EDGES)).map(SigmaText.Literal::new)
        : Stream.of(part);
  }

  private static List<List<SigmaText.Part>> choices(SigmaText.Part piece) {
    boolean isDash = piece instanceof SigmaText.Literal literal && DASHES.contains(literal.text());
    return isDash
        ? DASHES
            .chars()
            .mapToObj(dash -> List.<SigmaText.Part>of(new SigmaText.Literal((char) dash + "")))
            .toList()
        : List.of(List.of(piece));
  }
}
