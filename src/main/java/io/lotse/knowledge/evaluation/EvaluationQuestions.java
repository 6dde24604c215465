package io.lotse.knowledge.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.knowledge.search.MeasuredSearch;
import io.lotse.platform.Ids;
import io.lotse.platform.JsonInput;
import io.lotse.platform.LikePattern;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** The saved evaluation questions. */
@Offered("admin: to keep and to run evaluation questions")
@ApplicationScoped
public class EvaluationQuestions {
  /** As many as can be saved, and as one run asks. */
  static final int MOST = 1000;
  private static final String COLUMNS = "select id, question, language, category, document, page, section, answer"
      + " from evaluation_question";
  private static final String FITTING = " where cast(:part as text) is null or lower(question) like :part escape '\\'"
      + " or lower(id) like :part escape '\\' or lower(category) like :part escape '\\'";
  private final MeasuredSearch search;
  private final JsonInput input;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  EvaluationQuestions() {
    this(null, null);
  }

  @Inject
  EvaluationQuestions(MeasuredSearch search, JsonInput input) {
    this.search = search;
    this.input = input;
  }

  /** In the order of their ids; {@code part} of question, id or category, null for all. */
  @Transactional
  public List<EvaluationQuestion> list(String part, int skip, int limit) {
    return store.createNativeQuery(COLUMNS + FITTING
        + " order by id", Object[].class).setParameter("part", LikePattern.containing(part)).setFirstResult(skip)
        .setMaxResults(limit).getResultList().stream().map(row -> question((Object[]) row)).toList();
  }

  @Transactional
  public long count(String part) {
    return ((Number) store.createNativeQuery("select count(*) from evaluation_question"
        + FITTING)
        .setParameter("part", LikePattern.containing(part)).getSingleResult()).longValue();
  }

  /** All of them, in the order of their ids. */
  @Transactional
  public List<EvaluationQuestion> all() {
    return list(null, 0, MOST);
  }

  /** An id that no question has. */
  public String freshId() {
    return "q-" + Ids.next().toString().substring(24);
  }

  /** Saves a question, in place of one with its id; 422 also where its answer does not stand where it says. */
  @Transactional
  public void save(EvaluationQuestion question, String by) {
    List<FieldError> errors = new ArrayList<>(input.read(io.lotse.platform.Json.MAPPER.valueToTree(question),
        EvaluationQuestion.class).errors());
    if (errors.isEmpty()) {
      errors.addAll(wrong(question));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    store(List.of(question), by);
  }

  /**
   * Takes in a file of questions: an array in the form of evaluation sets. All of them are saved, or none; 422 names each
   * that is wrong.
   *
   * @return how many there were
   */
  @Transactional
  public int take(InputStream file, String by) throws IOException {
    JsonNode tree = JsonInput.tree(file);
    if (!tree.isArray() || tree.size() > MOST) {
      throw Problem.invalid("body", tree.isArray() ? "size" : "wrong_type", "must be a list of at most " + MOST
          + " questions");
    }
    List<EvaluationQuestion> questions = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode each : tree) {
      String place = "[" + questions.size() + "].";
      JsonInput.Read<EvaluationQuestion> read = input.read(each, EvaluationQuestion.class);
      List<FieldError> found = new ArrayList<>(read.errors());
      if (found.isEmpty()) {
        found.addAll(ids.add(read.value().id()) ? wrong(read.value())
            : List.of(new FieldError("id", "duplicate", "stands in the list already")));
      }
      found.forEach(error -> errors.add(new FieldError(place + error.field(), error.code(), error.message())));
      questions.add(read.value());
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    store(questions, by);
    return questions.size();
  }

  @Transactional
  public void remove(String id) {
    store.createNativeQuery("delete from evaluation_question where id = :id").setParameter("id", id).executeUpdate();
  }

  private List<FieldError> wrong(EvaluationQuestion question) {
    boolean nothing = question.document() == null && question.page() == null && question.answer() == null;
    if (nothing) {
      return List.of();
    }
    if (question.document() == null || question.page() == null || question.answer() == null
        || question.answer().isBlank()) {
      return List.of(new FieldError("answer", "incomplete", "needs document, page and words that stand there,"
          + " or none of them where nothing answers the question"));
    }
    return search.holding(question.document(), question.page(), question.answer()).isEmpty() ? List.of(new FieldError(
        "answer", "not_found", "does not stand on page " + question.page() + " of " + question.document())) : List.of();
  }

  private void store(List<EvaluationQuestion> questions, String by) {
    for (EvaluationQuestion each : questions) {
      store.createNativeQuery(
          """
              insert into evaluation_question (id, question, language, category, document, page, section, answer, created_by)
              values (:id, :question, nullif(:language, ''), :category, nullif(:document, ''), nullif(:page, 0),
                nullif(:section, ''), nullif(:answer, ''), :by)
              on conflict (id) do update set question = excluded.question, language = excluded.language,
                category = excluded.category, document = excluded.document, page = excluded.page,
                section = excluded.section, answer = excluded.answer, updated_at = now(),
                version = evaluation_question.version + 1""")
          .setParameter("id", each.id())
          .setParameter("question", each.question().strip()).setParameter("language", orEmpty(each.language()))
          .setParameter("category", each.category()).setParameter("document", orEmpty(each.document()))
          .setParameter("page", each.page() == null ? 0 : each.page()).setParameter("section", orEmpty(each.section()))
          .setParameter("answer", orEmpty(each.answer())).setParameter("by", by).executeUpdate();
    }
    if (count(null) > MOST) {
      throw Problem.conflict("too_many_questions", "At most " + MOST + " evaluation questions are kept.");
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text.strip();
  }

  private static EvaluationQuestion question(Object[] row) {
    return new EvaluationQuestion((String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4],
        (Integer) row[5], (String) row[6], (String) row[7]);
  }
}
