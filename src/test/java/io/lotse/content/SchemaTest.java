package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.lotse.contract.ContractCheck;

/** What is read field by field and not by JAX-RS is documented as well. */
class SchemaTest {
  private final ContractCheck contract = ContractCheck.document();

  @ParameterizedTest
  @ValueSource(classes = {FaqDraft.class, EmergencyDraft.class, EventDraft.class, ImportReport.class})
  void fields_are_those_of_the_document(Class<?> type) {
    assertThat(contract.shape(type, type.getSimpleName())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {FaqView.class, EmergencyView.class, EventView.class, TextPageView.class})
  void records_are_those_of_the_document(Class<?> type) {
    assertThat(contract.shape(type, type.getSimpleName().replace("View", ""))).isEmpty();
  }
}
