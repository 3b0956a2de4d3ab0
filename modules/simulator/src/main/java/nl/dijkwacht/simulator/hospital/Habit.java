package nl.dijkwacht.simulator.hospital;

import java.util.function.Consumer;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.Scene;

/**
 * Something harmless that the hospital does again and again.
 *
 * @param share how often it is done on a working day, relative to the others
 */
record Habit(double share, Rhythm rhythm, Scene scene, Consumer<Act> deed) {
  static Habit of(double share, Rhythm rhythm, Consumer<Act> deed) {
    return new Habit(share, rhythm, Scene.HABIT, deed);
  }
}
