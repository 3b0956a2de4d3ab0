package nl.dijkwacht.collectors.objects;

/** Holds the collecting of old objects back while new events wait. Thread-safe. */
@FunctionalInterface
public interface BackfillBrake {

  /** Never holds it back. */
  BackfillBrake NONE = () -> true;

  /** Whether old objects may be read on; asked several times a second, so it answers at once. */
  boolean mayGoOn();
}
