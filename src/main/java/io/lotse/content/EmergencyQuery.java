package io.lotse.content;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.QueryParam;

/** What a list of emergency contacts can be asked for. */
public class EmergencyQuery extends ListQuery {
  @QueryParam("section")
  private String section;

  @Override
  List<Object> more() {
    return Arrays.asList(section);
  }

  @Override
  Selection selection() {
    return section == null ? super.selection() : super.selection().where("e.section = :section", "section", section);
  }
}
