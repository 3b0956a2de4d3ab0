package nl.dijkwacht.streams.behaviour;

import nl.dijkwacht.streams.behaviour.habit.Days;
import nl.dijkwacht.streams.behaviour.habit.Habits;
import nl.dijkwacht.streams.behaviour.habit.Minutes;
import nl.dijkwacht.streams.behaviour.habit.Whereabouts;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Finds the stores of habits. */
final class HabitStores {

  private HabitStores() {}

  static Habits habits(ProcessorContext<byte[], byte[]> context) {
    return new Habits(
        new Minutes(context.getStateStore(BehaviourTopology.MINUTES)),
        new Days(context.getStateStore(BehaviourTopology.DAYS)),
        context.getStateStore(BehaviourTopology.PRINCIPALS),
        context.getStateStore(BehaviourTopology.PAIRS),
        new Whereabouts(context.getStateStore(BehaviourTopology.WHEREABOUTS)),
        context.getStateStore(BehaviourTopology.CALENDAR));
  }
}
