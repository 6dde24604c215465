package io.lotse.admin.frame;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * The rows of a table, of which only those that are seen are ever loaded. Filters stand in the page, beside the table, so
 * that they can stand in its address too.
 */
public final class Rows<T> extends LazyDataModel<T> {
  private static final long serialVersionUID = 1L;
  private final transient Part<T> part;
  private final transient LongSupplier count;
  private final transient Function<T, Object> key;
  private transient List<T> shown = List.of();

  /** @param key what names a row for good */
  public Rows(Part<T> part, LongSupplier count, Function<T, Object> key) {
    this.part = part;
    this.count = count;
    this.key = key;
  }

  /** Loads some rows. */
  @FunctionalInterface
  public interface Part<T> {
    List<T> load(int first, int size, Order order);
  }

  /**
   * The order that was clicked.
   *
   * @param field {@code field} of the column; null for the list's own order
   */
  public record Order(String field, boolean ascending) implements Serializable {}

  @Override
  public int count(Map<String, FilterMeta> filters) {
    return (int) Math.min(Integer.MAX_VALUE, count.getAsLong());
  }

  @Override
  public List<T> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
    Order order = sorts.values().stream().filter(SortMeta::isActive).findFirst().map(each -> new Order(each.getField(),
        each.getOrder() != SortOrder.DESCENDING)).orElse(new Order(null, true));
    shown = part.load(first, size, order);
    return shown;
  }

  @Override
  public String getRowKey(T row) {
    return key.apply(row).toString();
  }

  /** A row that was just shown; null when it is gone. */
  @Override
  public T getRowData(String wanted) {
    return shown.stream().filter(row -> getRowKey(row).equals(wanted)).findFirst().orElse(null);
  }
}
