package nl.dijkwacht.sigma.modify;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;

/** A modifier that makes other texts of a text. */
sealed interface TextChange permits Windash, Expansion, Utf16, Base64Encoding {

  /**
   * The texts of which one has to match where the given text stood.
   *
   * @return empty, with a problem, if the text cannot be changed so
   */
  Optional<List<SigmaText>> apply(SigmaText text, Place place, RuleScope scope);
}
