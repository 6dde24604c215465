package io.lotse.admin.retrieval;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.knowledge.evaluation.EvaluationQuestion;
import io.lotse.knowledge.evaluation.EvaluationQuestions;
import io.lotse.knowledge.library.DocumentOrder;
import io.lotse.knowledge.library.DocumentSelection;
import io.lotse.knowledge.library.Documents;
import io.lotse.knowledge.search.ExplainedSearch;
import io.lotse.knowledge.search.ExplainedSearch.Explained;
import io.lotse.knowledge.search.PassageQuery;
import io.lotse.knowledge.search.Passages;
import io.lotse.platform.Query;

/** A search with every parameter, all of its candidates, and why each is shown or not. */
@Named
@ViewScoped
public class WorkbenchPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int OFFERED = 20;
  private static final int LONGEST_ANSWER = 300;
  private final transient Passages passages;
  private final transient Documents documents;
  private final transient EvaluationQuestions questions;
  private final transient Deeds deeds;
  private String q;
  private String mode;
  private Integer topK;
  private Integer limitK;
  private String metric;
  private Double threshold;
  private UUID documentId;
  private String product;
  private String language;
  private String tag;
  private boolean rerank = true;
  private transient ExplainedSearch found;
  private transient Explained right;
  private String savedId;
  private String category;
  private String answer;

  WorkbenchPage() {
    this(null, null, null, null);
  }

  @Inject
  WorkbenchPage(Passages passages, Documents documents, EvaluationQuestions questions, Deeds deeds) {
    this.passages = passages;
    this.documents = documents;
    this.questions = questions;
    this.deeds = deeds;
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    q = asked.get("q");
    mode = asked.get("mode");
    topK = number(asked.get("top_k"));
    limitK = number(asked.get("limit_k"));
    metric = asked.get("similarity_metric");
    threshold = fraction(asked.get("similarity_threshold"));
    documentId = asked.containsKey("document_id") ? Query.id(asked.get("document_id"), "document_not_found",
        "There is no document with this id.") : null;
    product = asked.get("product");
    language = asked.get("language");
    tag = asked.get("tag");
    rerank = !"false".equals(asked.get("rerank"));
    if (q != null && !q.isBlank()) {
      found = passages.explain(query());
    }
  }

  private static Integer number(String text) {
    return text != null && text.matches("\\d{1,4}") ? Integer.valueOf(text) : null;
  }

  private static Double fraction(String text) {
    return text != null && text.matches("\\d{1,3}(\\.\\d{1,9})?") ? Double.valueOf(text) : null;
  }

  private PassageQuery query() {
    return new PassageQuery(q, mode, topK, limitK, metric, threshold, documentId, product, language, tag, rerank);
  }

  public void search() {
    found = passages.explain(query());
    right = null;
    new Address().with("q", q).with("mode", mode).with("top_k", topK).with("limit_k", limitK)
        .with("similarity_metric", metric).with("similarity_threshold", threshold).with("document_id", documentId).with(
            "product", product)
        .with("language", language).with("tag", tag)
        .with("rerank", rerank ? null : "false").show();
  }

  /** Begins to save the question with this passage as its right answer. */
  public void choose(Explained candidate) {
    right = candidate;
    savedId = questions.freshId();
    category = "all";
    answer = beginning(candidate.text());
  }

  /** Begins to save it as a question that nothing answers. */
  public void chooseNothing() {
    right = null;
    savedId = questions.freshId();
    category = "unanswerable";
    answer = null;
  }

  public void save() {
    EvaluationQuestion question = right == null ? new EvaluationQuestion(savedId, q, null, category, null, null, null,
        null)
        : new EvaluationQuestion(savedId, q, null, category, right.filename(), right.pageNumber(), right.section(),
            answer);
    deeds.done("POST /api/admin/evaluation/questions", savedId, () -> questions.save(question, deeds.person().email()));
    Notices.done("admin.work", "questionSaved", savedId);
  }

  /** The first line that says something: what stands on the page must be taken over literally. */
  private static String beginning(String text) {
    String line = text.strip().lines().filter(each -> each.strip().length() > 10).findFirst().orElse(text.strip());
    return line.length() <= LONGEST_ANSWER ? line.strip() : line.substring(0, LONGEST_ANSWER).strip();
  }

  /** Documents whose title or file name holds that. */
  public List<DocumentView> documents(String part) {
    return documents.list(DocumentSelection.of(part, null, null), DocumentOrder.TITLE, 0, OFFERED);
  }

  public ExplainedSearch getFound() { return found; }

  public Explained getRight() { return right; }

  public String getQ() { return q; }

  public void setQ(String text) { q = text; }

  public String getMode() { return mode; }

  public void setMode(String wanted) { mode = wanted; }

  public Integer getTopK() { return topK; }

  public void setTopK(Integer number) { topK = number; }

  public Integer getLimitK() { return limitK; }

  public void setLimitK(Integer number) { limitK = number; }

  public String getMetric() { return metric; }

  public void setMetric(String wanted) { metric = wanted; }

  public Double getThreshold() { return threshold; }

  public void setThreshold(Double least) { threshold = least; }

  public String getDocumentId() { return documentId == null ? null : documentId.toString(); }

  public void setDocumentId(String id) { documentId = id == null || id.isBlank() ? null : UUID.fromString(id); }

  public String getProduct() { return product; }

  public void setProduct(String text) { product = text; }

  public String getLanguage() { return language; }

  public void setLanguage(String wanted) { language = wanted; }

  public String getTag() { return tag; }

  public void setTag(String text) { tag = text; }

  public boolean isRerank() { return rerank; }

  public void setRerank(boolean wanted) { rerank = wanted; }

  public String getSavedId() { return savedId; }

  public void setSavedId(String wanted) { savedId = wanted; }

  public String getCategory() { return category; }

  public void setCategory(String wanted) { category = wanted; }

  public String getAnswer() { return answer; }

  public void setAnswer(String text) { answer = text; }
}
