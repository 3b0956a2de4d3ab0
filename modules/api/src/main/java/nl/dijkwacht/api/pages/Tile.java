package nl.dijkwacht.api.pages;

/**
 * A figure that is read from afar.
 *
 * @param look class of its style
 * @param more what the figure is of; may be empty
 */
record Tile(String look, String figure, String name, String more) {

  void write(Markup page) {
    page.open("li", "class", "tile " + look).element("strong", figure).element("span", name);
    if (!more.isEmpty()) {
      page.element("span", more, "class", "small");
    }
    page.close("li");
  }

  static void all(Markup page, Iterable<Tile> tiles) {
    page.open("ul", "class", "tiles");
    tiles.forEach(tile -> tile.write(page));
    page.close("ul");
  }
}
