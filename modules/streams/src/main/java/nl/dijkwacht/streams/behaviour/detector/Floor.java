package nl.dijkwacht.streams.behaviour.detector;

import nl.dijkwacht.streams.behaviour.habit.Measure;

/** Finds the floor of a measure. */
final class Floor {

  private Floor() {}

  static long of(BehaviourSettings.Floors floors, Measure measure) {
    return switch (measure) {
      case TAKEN -> floors.objects();
      case BYTES -> floors.bytes();
      case DELETES -> floors.deletes();
      case DECRYPTS -> floors.decrypts();
    };
  }
}
