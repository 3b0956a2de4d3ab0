package nl.dijkwacht.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class OrderedMeasureTest {

  private static final int RULES = 4;
  private static final long SPAN = 60;
  private static final long[] NO_VALUES = {};

  private record Event(long time, long members) {}

  @RepeatedTest(8)
  void eventsThatComeLateCountAsIfTheyHadComeInOrder(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Event> inOrder = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      // The first rule matches most, so that few events decide.
      long members = random.nextInt(8) > 0 ? 1 : 2L << random.nextInt(RULES - 1);
      inOrder.add(new Event(random.nextInt(10_000), members));
    }
    inOrder.sort(Comparator.comparingLong(Event::time));
    List<Event> late = new ArrayList<>(inOrder);
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(late.size() - 10);
      Collections.rotate(late.subList(from, from + 10), -1);
    }
    OrderedMeasure expected = new OrderedMeasure(SPAN, RULES);
    inOrder.forEach(event -> expected.add(event.time(), event.members(), NO_VALUES));

    OrderedMeasure measure = new OrderedMeasure(SPAN, RULES);
    late.forEach(event -> measure.add(event.time(), event.members(), NO_VALUES));

    Measure.Reading inOneGo = expected.reading(inOrder.get(0).time());
    for (Event event : inOrder) {
      assertThat(measure.reading(event.time()).at(event.time()))
          .as("at %d", event.time())
          .isEqualTo(inOneGo.at(event.time()));
    }
  }
}
