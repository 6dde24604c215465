package io.lotse.content;

import java.util.List;

import io.lotse.platform.Offered;

/**
 * What an import has done, or would do.
 *
 * @param rows how many there were
 * @param unchanged of those with an id, how many said nothing new
 */
@Offered("admin: to show what an import would do")
public record ImportReport(boolean dryRun, int rows, int created, int updated, int unchanged, List<RowError> errors) {
  /**
   * What is wrong with a row.
   *
   * @param row a spreadsheet's row (the header is row 1), or the place in a JSON list, from 1
   * @param field empty where it is the row as a whole
   */
  public record RowError(int row, String field, String code, String message) {}
}
