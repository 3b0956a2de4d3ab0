package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;

/** Puts the values of the configuration, which are regular expressions too, into another. */
final class RegexExpansion {

  private RegexExpansion() {}

  static Optional<List<String>> expand(String regex, Place place, RuleScope scope) {
    List<List<List<String>>> choices = new ArrayList<>();
    for (SigmaText.Part piece : pieces(regex)) {
      List<String> ofPiece =
          piece instanceof SigmaText.Placeholder placeholder
              ? Expansion.values(placeholder.name(), place, scope).orElse(List.of())
              : List.of(((SigmaText.Literal) piece).text());
      if (ofPiece.isEmpty()) {
        return Optional.empty();
      }
      choices.add(ofPiece.stream().map(List::of).toList());
    }
    return Products.of(choices, place, scope.budget())
        .map(variants -> variants.stream().map(pieces -> String.join("", pieces)).toList());
  }

  /** A percent sign behind a backslash is none that begins or ends a name. */
  private static List<SigmaText.Part> pieces(String regex) {
    List<SigmaText.Part> pieces = new ArrayList<>();
    int literal = 0;
    int at = 0;
    while (at < regex.length()) {
      int end = regex.charAt(at) == '%' ? regex.indexOf('%', at + 1) : -1;
      if (end > at + 1 && regex.substring(at, end).indexOf('\\') < 0) {
        pieces.add(new SigmaText.Literal(regex.substring(literal, at)));
        pieces.add(new SigmaText.Placeholder(regex.substring(at + 1, end)));
        at = end + 1;
        literal = at;
      } else {
        at += regex.charAt(at) == '\\' ? 2 : 1;
      }
    }
    pieces.add(new SigmaText.Literal(regex.substring(Math.min(literal, regex.length()))));
    return pieces;
  }
}
