package nl.dijkwacht.streams.behaviour;

import nl.dijkwacht.streams.behaviour.habit.Days;
import nl.dijkwacht.streams.behaviour.habit.Habits;
import nl.dijkwacht.streams.behaviour.habit.Minutes;
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
        context.getStateStore(BehaviourTopology.CALENDAR));
  }
}
