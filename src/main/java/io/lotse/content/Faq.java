package io.lotse.content;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.lotse.platform.Json;
import io.lotse.platform.WallClock;

/** A question that is asked again and again, with its answer, in one language or in several. */
@Entity
@Table(name = "faq")
class Faq extends Entry<FaqDraft, FaqView> {
  private static final TypeReference<TreeMap<String, FaqText>> TRANSLATIONS = new TypeReference<>() {
  };
  private String question;
  private String answer;
  private String language;
  @JdbcTypeCode(SqlTypes.JSON)
  private String translations;

  protected Faq() {}

  Faq(FaqDraft draft) {
    change(draft);
  }

  @Override
  void write(FaqDraft draft) {
    question = draft.question();
    answer = draft.answer();
    language = draft.language();
    translations = written(draft.translations());
    setActive(draft.isActive());
  }

  @Override
  FaqDraft draft() {
    return new FaqDraft(question, answer, isActive(), language, translations());
  }

  @Override
  FaqView view() {
    return new FaqView(question, answer, isActive(), language, translations(), getId(), WallClock.at(getCreatedAt()),
        WallClock.at(getUpdatedAt()), getVersion());
  }

  @Override
  String texts() {
    return Stream.concat(Stream.of(question, answer),
        translations().values().stream().flatMap(each -> Stream.of(each.question(), each.answer())))
        .collect(Collectors.joining(" "));
  }

  private Map<String, FaqText> translations() {
    try {
      return Json.MAPPER.readValue(translations, TRANSLATIONS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String written(Map<String, FaqText> translations) {
    return Json.text(new TreeMap<>(translations));
  }
}
