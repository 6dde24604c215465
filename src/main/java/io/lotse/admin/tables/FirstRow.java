package io.lotse.admin.tables;

import jakarta.faces.context.FacesContext;

import org.primefaces.component.datatable.DataTable;

/** The table of a page, {@code list:rows}, which begins anew when something else is looked for. */
public final class FirstRow {
  private FirstRow() {}

  /** Of what is found now the first is shown, not the page that was open of what was found before. */
  public static void show() {
    if (FacesContext.getCurrentInstance().getViewRoot().findComponent("list:rows") instanceof DataTable table) {
      table.setFirst(0);
    }
  }
}
