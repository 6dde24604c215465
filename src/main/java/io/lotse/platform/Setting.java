package io.lotse.platform;

import java.net.URL;
import java.util.List;

/**
 * Every setting of Lotse: a MicroProfile Config key (an environment variable of the same name), its type, default and
 * meaning. The configuration reference in the docs is generated from here.
 *
 * <p>Each may also be given as {@code <NAME>_FILE}, the path of a file that holds the value.
 */
@Offered("every room: to name a setting")
public enum Setting {
  PORT(Kind.PORT, "7860", "HTTP port (read by the launcher and the image)"),
  BIND_ADDRESS(Kind.TEXT, "0.0.0.0", "Address of the HTTP listener; the quick start uses 127.0.0.1"),
  PUBLIC_URL(Kind.URL, null,
      "What links in mails, presigned URLs and OpenID redirects start with; http://localhost:PORT by default"),
  DATA_DIRECTORY(Kind.TEXT, "./data", "Folder of everything that the embedded defaults keep"),
  ENVIRONMENT(Kind.TEXT, "production", "A label shown in health and debug"),
  DEBUG(Kind.BOOLEAN, "false", "Opens /debug/* to superusers"),
  LOG_FORMAT(Kind.CHOICE, "text", "Shape of log lines; json has the ids of request, incident and trace in fields",
      "text", "json"),
  TRUSTED_PROXIES(Kind.CIDRS, null, "Addresses whose X-Forwarded-* headers count"),
  CORS_ALLOWED_ORIGINS(Kind.ORIGINS, null,
      "Exact origins of other sites whose pages may call the API and connect to /notify, e.g. https://help.example.org"),

  DATABASE_URL(Kind.DATABASE, null, "PostgreSQL: postgresql://user:password@host:port/db?sslmode=require"),
  DATABASE_POOL_SIZE(Kind.INTEGER, "20", 2, 200, "Connections to PostgreSQL; 20 in this version"),
  MONGODB_URL(Kind.MONGODB, null, "MongoDB connection string, mongodb+srv included"),
  MONGODB_DATABASE(Kind.TEXT, "lotse", "Database of agent steps and the bot session log"),
  MONGODB_SESSION_COLLECTION(Kind.TEXT, "session_chat", "Collection of the bot session log"),

  WEAVIATE_URL(Kind.URL, null, "Vector index for production; unset = Lucene under DATA_DIRECTORY"),
  WEAVIATE_GRPC_PORT(Kind.PORT, "50051", "gRPC port of Weaviate"),
  WEAVIATE_API_KEY(Kind.SECRET, null, "API key of Weaviate"),
  WEAVIATE_COLLECTION_PREFIX(Kind.TEXT, "Lotse",
      "What the names of its collections begin with; one for each installation that shares the server"),

  OPENAI_API_KEY(Kind.SECRET, null,
      "Key of the language model's endpoint; with OPENAI_BASE_URL both unset, answers are extractive"),
  OPENAI_BASE_URL(Kind.URL, null, "Base URL of an OpenAI-compatible endpoint"),
  OPENAI_CHAT_MODEL(Kind.TEXT, null,
      "Name of the chat model; gpt-4o by default (gemini-2.5-flash with GOOGLE_API_KEY alone)"),
  GOOGLE_API_KEY(Kind.SECRET, null, "Used alone: Gemini behind its OpenAI-compatible endpoint"),
  OPENAI_VISION(Kind.CHOICE, "auto", "Whether photos go to the model", "auto", "true", "false"),
  OPENAI_IDLE_TIMEOUT(Kind.DURATION, "30s", "A model call without a byte for so long has failed"),
  OPENAI_MAX_RETRIES(Kind.INTEGER, "2", 0, 10, "Retries of a model call; Retry-After is honoured"),
  OPENAI_CONTEXT_TOKENS(Kind.INTEGER, "32000", 2000, 10_000_000,
      "Tokens that the model is told at most; older turns are summed up, results of tools left out before that"),
  OPENAI_FALLBACK_BASE_URL(Kind.URL, null, "Second endpoint, takes over when the first fails"),
  OPENAI_FALLBACK_API_KEY(Kind.SECRET, null, "Key of the second endpoint"),
  OPENAI_FALLBACK_CHAT_MODEL(Kind.TEXT, null, "Model of the second endpoint"),
  MODEL_PRICE_INPUT(Kind.DECIMAL, null, "Price of a million prompt tokens"),
  MODEL_PRICE_OUTPUT(Kind.DECIMAL, null, "Price of a million completion tokens"),
  MODEL_PRICE_CURRENCY(Kind.TEXT, "EUR", "Currency of the prices"),

  EMBEDDING_MODEL(Kind.TEXT, null, "'local', or a model of the embeddings endpoint; unset = the best that is there"),
  EMBEDDING_BASE_URL(Kind.URL, null,
      "Base URL of an OpenAI-compatible embeddings endpoint; that of OPENAI_BASE_URL by default"),
  EMBEDDING_API_KEY(Kind.SECRET, null, "Its key; that of OPENAI_API_KEY by default"),
  EMBEDDING_DIMENSIONS(Kind.INTEGER, null, 8, 4096, "Dimensions to ask for; the model's own by default"),
  EMBEDDING_QUERY_PREFIX(Kind.TEXT, null, "Put before each question, e.g. 'query: '"),
  EMBEDDING_DOCUMENT_PREFIX(Kind.TEXT, null, "Put before each passage, e.g. 'passage: '"),
  EMBEDDING_INPUT_TYPES(Kind.LIST, null, "Sent as input_type for questions and passages, e.g. query,passage"),
  EMBEDDING_QUERY_TIMEOUT(Kind.DURATION, "2s", "After which a question is searched by keywords alone"),
  EMBEDDING_LANGUAGES(Kind.LIST, null, "Languages that the model knows; * (all) by default, en for 'local'"),

  RECONCILE_INTERVAL(Kind.DURATION, "1h", "How often database, search index and object store are compared"),

  RERANK_BASE_URL(Kind.URL, null, "Base URL of a Cohere-compatible reranker; unset = none"),
  RERANK_API_KEY(Kind.SECRET, null, "Its key"),
  RERANK_MODEL(Kind.TEXT, "rerank-v4.0-pro", "Its model"),
  RERANK_CANDIDATES(Kind.INTEGER, "50", 1, 1000, "Passages handed to the reranker"),
  RERANK_TIMEOUT(Kind.DURATION, "2s", "After which the fused order stands"),

  RETRIEVAL_DEFAULT_TOP_K(Kind.INTEGER, "6", 1, 100, "Passages returned"),
  RETRIEVAL_DEFAULT_LIMIT_K(Kind.INTEGER, "50", 1, 1000, "Candidates fetched of each kind"),
  RETRIEVAL_DEFAULT_SIMILARITY_METRIC(Kind.CHOICE, "cosine", "Metric of vector scores", "cosine", "dotproduct",
      "euclidean"),
  RETRIEVAL_ALLOWED_METRICS(Kind.LIST, "cosine,dotproduct,euclidean", "Metrics that a request may ask for"),
  RETRIEVAL_DEFAULT_SIMILARITY_THRESHOLD(Kind.FRACTION, null,
      "0-1 on the normalized vector score; calibrated for the live embedding model by default"),

  ASSISTANT_NAME(Kind.TEXT, "Lotse", "How the assistant calls itself"),
  ASSISTANT_LANGUAGE(Kind.CHOICE, "de", "Language of answers; auto = the question's", "de", "en", "vi", "auto"),
  ASSISTANT_PROFILE(Kind.TEXT, "technician", "Which prompts the assistant follows"),
  PROMPTS_DIRECTORY(Kind.TEXT, null, "Folder with overrides of the shipped prompts"),
  AGENT_MAX_STEPS(Kind.INTEGER, "8", 1, 50, "Model turns of one run"),
  AGENT_MAX_DURATION(Kind.DURATION, "120s", "Time of one run"),
  AGENT_MAX_TOKENS(Kind.INTEGER, "60000", 1000, 10_000_000, "Tokens of one run"),
  ANSWER_LINK_HOSTS(Kind.LIST, null,
      "Hosts to which answers may link, besides this server, its object store and what events name"),
  ANSWERS_MAX_CONCURRENT(Kind.INTEGER, "1000", 1, 2000, "Answers at a time on this node; past that 503"),
  CHAT_RECONNECT_GRACE(Kind.DURATION, "15s", "How long a dropped stream keeps its run; 0s cancels at once"),

  JWT_PRIVATE_KEY(Kind.SECRET, null,
      "PKCS#8 PEM of the RSA keys of tokens, newest first; generated once under DATA_DIRECTORY by default"),
  JWT_LIFETIME_SECONDS(Kind.INTEGER, "3600", 60, 604_800, "Lifetime of an access token"),
  REFRESH_TOKEN_LIFETIME(Kind.DURATION, "30d", "Lifetime of a refresh token"),
  SUPERUSER_EMAIL(Kind.TEXT, null, "Address of the first superuser"),
  SUPERUSER_PASSWORD(Kind.SECRET, null, "Password of the first superuser"),
  VERIFICATION_CODE_LIFETIME_SECONDS(Kind.INTEGER, "600", 60, 86_400, "Lifetime of codes and links in mails"),
  PANEL_IDLE_TIMEOUT(Kind.DURATION, "30m",
      "After which somebody who does nothing in the panel has to sign in again; what they have typed stays"),
  AUDIT_RETENTION(Kind.DURATION, "365d", "How long entries of the audit log are kept"),
  OIDC_ISSUER(Kind.URL, null, "OpenID Connect issuer for external sign-in"),
  OIDC_CLIENT_ID(Kind.TEXT, null, "Client id there"),
  OIDC_CLIENT_SECRET(Kind.SECRET, null, "Client secret there"),
  OIDC_ROLE_CLAIM(Kind.TEXT, "roles", "Claim that lists roles; realm_access.roles with Keycloak"),
  OIDC_SUPERUSER_ROLE(Kind.TEXT, null, "Role that makes a superuser"),

  RATE_LIMIT_CHAT(Kind.RATE, "10/minute", "Questions per person or key; off = none"),
  RATE_LIMIT_UPLOAD(Kind.RATE, "20/minute", "Uploads per person or key"),
  RATE_LIMIT_AUTH(Kind.RATE, "20/minute", "Calls of sign-up, sign-in and recovery per address"),
  RATE_LIMIT_SEARCH(Kind.RATE, "300/minute", "Searches per person or key; superusers are exempt"),
  TOKEN_BUDGET_PER_DAY(Kind.INTEGER, "0", 0, 2_000_000_000,
      "Tokens of language models that the answers to a person may take a day (UTC), over all nodes; 0 = any number"),

  S3_ENDPOINT(Kind.URL, null, "Object storage; unset = a folder under DATA_DIRECTORY"),
  S3_PUBLIC_ENDPOINT(Kind.URL, null, "Endpoint as clients reach it, for presigned URLs"),
  S3_REGION(Kind.TEXT, "us-east-1", "Region"),
  S3_BUCKET(Kind.BUCKET, "lotse", "Bucket; made when it is not there"),
  S3_ADDRESSING(Kind.CHOICE, "auto",
      "Where the bucket stands in a URL: path or host name; auto = host name with AWS, path elsewhere", "auto", "path",
      "host"),
  S3_ACCESS_KEY(Kind.SECRET, null, "Access key; with no key at all, what AWS gives the machine (its role) is used"),
  S3_SECRET_KEY(Kind.SECRET, null, "Secret key"),
  S3_SESSION_TOKEN(Kind.SECRET, null, "Session token, where the keys are temporary ones"),
  IMAGE_PRESIGN_EXPIRES_MINUTES(Kind.INTEGER, "5", 1, 1440, "Lifetime of presigned URLs"),

  SMTP_HOST(Kind.TEXT, null, "Mail server; unset = mails go to the log"),
  SMTP_PORT(Kind.PORT, "587", "Its port"),
  SMTP_USER(Kind.TEXT, null, "User name there"),
  SMTP_PASSWORD(Kind.SECRET, null, "Password there"),
  SMTP_SECURITY(Kind.CHOICE, "starttls", "Transport security", "none", "starttls", "tls"),
  MAIL_FROM(Kind.TEXT, null, "Sender of mails"),

  BOT_TIME_ZONE(Kind.ZONE, "Asia/Ho_Chi_Minh", "Zone of the wall-clock times of content and bot"),
  BOT_LANGUAGE(Kind.CHOICE, null,
      "Language of answers to bots; by default English with the profile tourguide, else that of ASSISTANT_LANGUAGE",
      "de",
      "en", "vi", "auto"),
  BOT_RETENTION(Kind.DURATION, null, "How long bot sessions are kept; unset = for good"),
  NOTIFY_ALLOW_ANONYMOUS(Kind.BOOLEAN, "false", "Whether /notify serves clients without a credential"),
  NOTIFY_ALLOWED_ADDRESSES(Kind.CIDRS, null, "From where anonymous clients may come; all by default"),
  NOTIFY_WEBHOOK_URL(Kind.URL, null, "Second channel of notifications: each is posted there"),
  NOTIFY_WEBHOOK_SECRET(Kind.SECRET, null, "Signs what is posted; whsec_ and Base64, or any text"),
  NOTIFY_SORRY_PHRASES(Kind.PHRASES,
      "en: I'm sorry | de: Es tut mir leid; Tut mir leid | vi: Tôi xin lỗi; Tôi rất tiếc",
      "A bot's response that begins so is told as sorry_response; by language, off = never"),
  NOTIFY_UNKNOWN_PHRASES(Kind.PHRASES,
      "en: I don't know | de: Ich weiß nicht; Ich weiß es nicht; Das weiß ich nicht | vi: Tôi không biết",
      "A bot's record of factor rag whose message begins so is told as new_session; by language, off = never"),
  NOTIFY_HUMAN_PHRASES(Kind.PHRASES,
      "en: talk to a human; speak to a human; talk to a person; speak to a person; talk to a real person "
          + "| de: mit einem Menschen sprechen; mit einem Menschen reden; mit einem Mitarbeiter sprechen; "
          + "mit einer Mitarbeiterin sprechen | vi: nói chuyện với người thật; gặp nhân viên; gặp người thật",
      "A question in the chat that holds one of these calls a human (handoff); by language, off = never"),
  IMPORT_DIRECTORY(Kind.TEXT, null, "Documents there are ingested at start and by POST /admin/embed");

  /** What a value must look like. */
  enum Kind {
    TEXT, SECRET, BOOLEAN, INTEGER, DECIMAL, FRACTION, PORT, DURATION, RATE, URL, LIST, ORIGINS, CIDRS, CHOICE, ZONE,
    PHRASES,
    DATABASE, MONGODB, BUCKET
  }

  private final Kind kind;
  private final String fallback;
  private final String meaning;
  private final long min;
  private final long max;
  private final List<String> choices;

  Setting(Kind kind, String fallback, String meaning, String... choices) {
    this(kind, fallback, Long.MIN_VALUE, Long.MAX_VALUE, meaning, choices);
  }

  Setting(Kind kind, String fallback, long min, long max, String meaning, String... choices) {
    this.kind = kind;
    this.fallback = fallback;
    this.min = min;
    this.max = max;
    this.meaning = meaning;
    this.choices = List.of(choices);
  }

  Kind kind() {
    return kind;
  }

  /** The default as one would write it, or null. */
  public String fallback() {
    return fallback;
  }

  public String meaning() {
    return meaning;
  }

  List<String> choices() {
    return choices;
  }

  long min() {
    return min;
  }

  long max() {
    return max;
  }

  /** Whether the value is never shown. */
  public boolean secret() {
    return kind == Kind.SECRET || kind == Kind.DATABASE || kind == Kind.MONGODB;
  }

  /**
   * Whether this version does something with it. The size of the pool stands in an annotation; in web.xml the server
   * refuses a variable in place of the number before it would replace it, and in the server's own descriptor of resources
   * it knows no default for one.
   */
  public boolean used() {
    return this != DATABASE_POOL_SIZE;
  }

  /** Older names under which the value is accepted, in order. */
  List<String> olderNames() {
    return switch (this) {
      case DATABASE_URL -> List.of("AIVEN_DB_URL");
      case MONGODB_URL -> List.of("MONGODB_URI");
      case MONGODB_DATABASE -> List.of("DB_NAME");
      case MONGODB_SESSION_COLLECTION -> List.of("COLLECTION_NAME");
      case RERANK_API_KEY -> List.of("COHERE_API_KEY");
      case RETRIEVAL_DEFAULT_TOP_K -> List.of("PINECONE_DEFAULT_TOP_K");
      case RETRIEVAL_DEFAULT_LIMIT_K -> List.of("PINECONE_DEFAULT_LIMIT_K");
      case RETRIEVAL_DEFAULT_SIMILARITY_METRIC -> List.of("PINECONE_DEFAULT_SIMILARITY_METRIC");
      case RETRIEVAL_ALLOWED_METRICS -> List.of("PINECONE_ALLOWED_METRICS");
      case RETRIEVAL_DEFAULT_SIMILARITY_THRESHOLD -> List.of("PINECONE_DEFAULT_SIMILARITY_THRESHOLD");
      case S3_ENDPOINT -> List.of("MINIO_ENDPOINT");
      case S3_ACCESS_KEY -> List.of("MINIO_ACCESS_KEY");
      case S3_SECRET_KEY -> List.of("MINIO_SECRET_KEY");
      case MAIL_FROM -> List.of("SES_FROM_EMAIL");
      default -> List.of();
    };
  }
}
