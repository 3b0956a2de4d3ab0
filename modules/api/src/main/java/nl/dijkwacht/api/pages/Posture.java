package nl.dijkwacht.api.pages;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.api.resources.ScoreCard;

/** How resources stand against the five controls. */
final class Posture {

  private static final int ALL = 1_000;

  private Posture() {}

  static void write(Markup page, Speech speech, Optional<ScoreCard> card) {
    page.element("h2", speech.of("The five controls", "De vijf maatregelen"), "id", "controls");
    if (card.isEmpty()) {
      page.element(
          "p",
          speech.of(
              "The states of resources are being read.",
              "De toestand van de bronnen wordt gelezen."));
      return;
    }
    Tile.all(
        page,
        card.get().parts().getOrDefault("headlines", List.of()).stream()
            .map(part -> tile(part, speech))
            .toList());
  }

  private static Tile tile(ScoreCard.Part part, Speech speech) {
    String name = speech.headline(part.name());
    if (part.counted().tenths().isEmpty()) {
      return new Tile("none", "–", name, speech.of("nothing to judge", "niets te beoordelen"));
    }
    int tenths = part.counted().tenths().orElse(0);
    return new Tile(
        tenths == ALL ? "pass" : "fail",
        speech.percent(tenths),
        name,
        speech
            .of("%s fail, %s pass", "%s falen, %s slagen")
            .formatted(
                speech.number(part.counted().failed()), speech.number(part.counted().passed())));
  }
}
