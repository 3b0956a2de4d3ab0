package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;

/** Sequences of which each place has several choices. */
final class Products {

  private Products() {}

  /** Each of the starts, followed by each of the ends. */
  static <T> List<List<T>> of(List<List<T>> starts, List<? extends List<? extends T>> ends) {
    List<List<T>> products = new ArrayList<>(starts.size() * ends.size());
    for (List<T> start : starts) {
      for (List<? extends T> end : ends) {
        List<T> product = new ArrayList<>(start);
        product.addAll(end);
        products.add(product);
      }
    }
    return products;
  }
}
