package nl.dijkwacht.app.terminal;

/** Gives a text a colour, where it goes to that has colours. */
@FunctionalInterface
public interface Paint {

  /** For files and other places without colours. */
  Paint NONE = (colour, text) -> text;

  String paint(Colour colour, String text);
}
