package io.lotse.admin.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.lotse.platform.Json;

/** A chart as Chart.js wants it described; its colours are put in by the page, which knows whether it is dark. */
final class Chart {
  private final String type;
  private final List<String> labels;
  private final List<Map<String, Object>> series = new ArrayList<>();
  private final Map<String, Object> value = new LinkedHashMap<>(Map.of("beginAtZero", true));
  private boolean stacked;

  Chart(String type, List<String> labels) {
    this.type = type;
    this.labels = labels;
  }

  /** Bars stand on each other. */
  Chart stacked() {
    stacked = true;
    return this;
  }

  /** What the values are, beside their axis. */
  Chart unit(String text) {
    value.put("title", new LinkedHashMap<>(Map.of("display", true, "text", text)));
    return this;
  }

  /**
   * Adds a series.
   *
   * @param tone the name of a colour of the page
   * @param values as many as labels; null where there is nothing
   */
  Chart series(String label, String tone, List<? extends Number> values) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("label", label);
    one.put("tone", tone);
    one.put("data", values);
    if (type.equals("line")) {
      one.putAll(Map.of("fill", series.isEmpty(), "tension", 0.3, "spanGaps", true, "pointRadius", 2));
    } else {
      one.putAll(Map.of("borderRadius", 3, "maxBarThickness", 34));
    }
    series.add(one);
    return this;
  }

  String json() {
    value.put("stacked", stacked);
    Map<String, Object> scales = Map.of("x", Map.of("stacked", stacked), "y", value);
    Map<String, Object> options = Map.of("scales", scales, "plugins", Map.of("legend", Map.of("position", "bottom",
        "display", series.size() > 1)));
    return Json.text(Map.of("type", type, "data", Map.of("labels", labels, "datasets", series), "options", options));
  }
}
