package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.ws.rs.core.MediaType;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

class ImportFileTest {
  private static final MediaType CSV = new MediaType("text", "csv");

  @Test
  void cells_become_what_their_fields_want() throws IOException {
    ImportRow row = event("""
        id;name;description;date_start;date_end;price;is_active;featured;location;colour
        7;Praxistag;;2027-04-15 09:00;;"[{""amount"": 5}]";TRUE;;;red
        """).getFirst();

    assertThat(row.number()).isEqualTo(2);
    assertThat(row.id()).isEqualTo(7);
    assertThat(row.fields()).hasToString("{\"id\":7,\"name\":\"Praxistag\",\"description\":\"\","
        + "\"date_start\":\"2027-04-15 09:00\",\"date_end\":null,\"price\":[{\"amount\":5}],\"is_active\":true,"
        + "\"location\":null}");
  }

  @Test
  void rows_are_counted_as_in_a_spreadsheet() throws IOException {
    List<ImportRow> rows = event("name,address\n\nA,\"one\ntwo\"\nB\nC,x,y\n");

    assertThat(rows).extracting(ImportRow::number).containsExactly(3, 4, 5);
    assertThat(rows.getLast().errors()).extracting(FieldError::code).containsExactly("too_many_cells");
  }

  @Test
  void an_id_that_is_no_number_is_told() throws IOException {
    assertThat(event("id,name\nseven,A\n").getFirst().errors()).extracting(FieldError::field).containsExactly("id");
  }

  @Test
  void a_table_without_names_is_none() {
    assertThat(catchThrowableOfType(Problem.class, () -> event("Praxistag;Kiel\n")).errors())
        .extracting(FieldError::code).containsExactly("no_columns");
  }

  @Test
  void umlauts_are_read_in_the_charset_that_is_named_and_never_guessed() throws IOException {
    byte[] western = "name\nGröße\n".getBytes(Charset.forName("windows-1252"));

    assertThat(read(western, CSV.withCharset("windows-1252")).getFirst().fields().path("name").asText())
        .isEqualTo("Größe");
    assertThat(catchThrowableOfType(Problem.class, () -> read(western, CSV)).errors()).extracting(FieldError::code)
        .containsExactly("wrong_charset");
    assertThat(catchThrowableOfType(Problem.class, () -> read(western, CSV.withCharset("latin-0"))).status())
        .isEqualTo(422);
  }

  @Test
  void json_is_a_list_of_objects() throws IOException {
    List<ImportRow> rows = read("[{\"name\": \"A\"}, 7]".getBytes(StandardCharsets.UTF_8),
        MediaType.APPLICATION_JSON_TYPE);

    assertThat(rows.getFirst().errors()).isEmpty();
    assertThat(rows.getLast().errors()).extracting(FieldError::message).containsExactly("must be an object");
    assertThat(catchThrowableOfType(Problem.class, () -> read("{}".getBytes(StandardCharsets.UTF_8),
        MediaType.APPLICATION_JSON_TYPE)).status()).isEqualTo(422);
    assertThat(catchThrowableOfType(Problem.class, () -> read("[".getBytes(StandardCharsets.UTF_8),
        MediaType.APPLICATION_JSON_TYPE)).status()).isEqualTo(400);
  }

  private static List<ImportRow> event(String csv) throws IOException {
    return read(csv.getBytes(StandardCharsets.UTF_8), CSV);
  }

  private static List<ImportRow> read(byte[] content, MediaType type) throws IOException {
    return ImportFile.read(new ByteArrayInputStream(content), type, new Columns(EventDraft.class));
  }
}
