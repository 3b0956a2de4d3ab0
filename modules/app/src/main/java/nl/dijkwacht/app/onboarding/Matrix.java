package nl.dijkwacht.app.onboarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.app.config.AwsConfig;
import nl.dijkwacht.app.inquiry.Inquiry;
import nl.dijkwacht.app.inquiry.WatchedPlaces;
import nl.dijkwacht.aws.AwsPlace;

/** What is covered, by account and Region. */
public record Matrix(List<Cell> cells) {

  public Matrix {
    cells = List.copyOf(cells);
  }

  /**
   * Asks all services of all places at once.
   *
   * @param own the account of the credentials, whose places need no role
   */
  static Matrix of(
      AwsConfig aws,
      Collection<String> accounts,
      String own,
      List<Survey> surveys,
      Inquiry inquiry) {
    List<AwsPlace> places = WatchedPlaces.of(aws, accounts);
    List<Inquiry.Question<Map<Aspect, Reading>>> questions = new ArrayList<>();
    for (AwsPlace place : places) {
      surveys.forEach(survey -> questions.add(SurveyQuestion.of(survey, place, inquiry)));
    }
    List<Map<Aspect, Reading>> answers = inquiry.all(questions);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Map<Aspect, Reading> readings = new EnumMap<>(Aspect.class);
      answers.subList(i * surveys.size(), (i + 1) * surveys.size()).forEach(readings::putAll);
      AwsPlace place = places.get(i);
      cells.add(new Cell(place.account().orElse(own), place.region().orElse("default"), readings));
    }
    return new Matrix(settleGlobalTypes(cells));
  }

  /** One Region that records the global types is enough for an account. */
  private static List<Cell> settleGlobalTypes(List<Cell> cells) {
    Set<String> recorded =
        cells.stream()
            .filter(cell -> found(cell).equals(RecorderSurvey.WITH_GLOBAL))
            .map(Cell::account)
            .collect(Collectors.toSet());
    return cells.stream()
        .map(
            cell ->
                found(cell).equals(RecorderSurvey.WITHOUT_GLOBAL)
                        && recorded.contains(cell.account())
                    ? withRecorder(cell, Reading.good("on, all types; global ones elsewhere"))
                    : cell)
        .toList();
  }

  private static String found(Cell cell) {
    return cell.reading(Aspect.RECORDER).found();
  }

  private static Cell withRecorder(Cell cell, Reading reading) {
    Map<Aspect, Reading> readings = new EnumMap<>(cell.readings());
    readings.put(Aspect.RECORDER, reading);
    return new Cell(cell.account(), cell.region(), readings);
  }
}
