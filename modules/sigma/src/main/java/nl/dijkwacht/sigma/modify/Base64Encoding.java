package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;

/** Encodes a text, which can have no wildcards, in base64. */
enum Base64Encoding implements TextChange {
  /** The text alone. */
  WHOLE,
  /** The text anywhere in a longer one: it begins at the first, second or third of three bytes. */
  ANY_OFFSET;

  /** Where the characters begin that hold nothing of the bytes before, by the number of these. */
  private static final int[] STARTS = {0, 2, 3};

  /** Characters at the end that hold something of the bytes behind, by the bytes modulo three. */
  private static final int[] UNSURE_ENDS = {0, 3, 2};

  @Override
  public Optional<List<SigmaText>> apply(SigmaText text, Place place, RuleScope scope) {
    if (!text.isLiteral()) {
      scope.error(
          place,
          "wildcards cannot be encoded in base64; leave them out, or escape them with a backslash");
      return Optional.empty();
    }
    byte[] bytes = text.toBytes();
    if (this == WHOLE) {
      return Optional.of(List.of(SigmaText.literal(Base64.getEncoder().encodeToString(bytes))));
    }
    if (bytes.length < 2) {
      scope.error(
          place,
          "'base64offset' needs at least two bytes: of less, some offsets leave no character that"
              + " is sure, and every text would match");
      return Optional.empty();
    }
    List<SigmaText> variants = new ArrayList<>();
    for (int before = 0; before < STARTS.length; before++) {
      variants.add(SigmaText.literal(sureCharacters(bytes, before)));
    }
    return Optional.of(variants);
  }

  private static String sureCharacters(byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String encoded = Base64.getEncoder().encodeToString(shifted);
    return encoded.substring(STARTS[before], encoded.length() - UNSURE_ENDS[shifted.length % 3]);
  }
}
