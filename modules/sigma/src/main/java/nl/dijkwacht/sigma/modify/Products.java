package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Place;

/** Sequences of which each place has several choices. */
final class Products {

  private Products() {}

  /**
   * Every way to take one of the choices at each place, and join what was taken.
   *
   * @param choices by place
   * @return empty, with a problem, if there are too many
   */
  static <T> Optional<List<List<T>>> of(
      List<List<List<T>>> choices, Place place, RuleBudget budget) {
    long count = 1;
    for (List<List<T>> choice : choices) {
      count *= choice.size();
      if (!budget.allowsVariants(count, place)) {
        return Optional.empty();
      }
    }
    List<List<T>> products = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      products.add(product(choices, number));
    }
    return Optional.of(products);
  }

  /** The number is read with as many digits as there are places, the last one lowest. */
  private static <T> List<T> product(List<List<List<T>>> choices, int number) {
    int[] digits = new int[choices.size()];
    int rest = number;
    for (int i = choices.size() - 1; i >= 0; i--) {
      digits[i] = rest % choices.get(i).size();
      rest /= choices.get(i).size();
    }
    List<T> product = new ArrayList<>();
    for (int i = 0; i < digits.length; i++) {
      product.addAll(choices.get(i).get(digits[i]));
    }
    return product;
  }
}
