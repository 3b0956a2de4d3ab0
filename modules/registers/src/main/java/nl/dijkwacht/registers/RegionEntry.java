package nl.dijkwacht.registers;

import java.util.List;

/**
 * Where a Region of AWS lies. Dijkwacht ships a list; an entry of the user goes before.
 *
 * @param id such as {@code eu-west-1}
 * @param country ISO 3166-1, two letters
 * @param place for people
 * @param lists names of lists that it stands on, such as {@code checklist}
 */
public record RegionEntry(String id, String country, String place, List<String> lists) {

  public RegionEntry {
    lists = List.copyOf(lists);
  }
}
