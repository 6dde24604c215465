package io.lotse.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lotse.platform.SqlStatements.Statement;

/**
 * What a change of the schema must not do to a table that is in use: keep readers or writers waiting for as long as the
 * table is big, or break what nodes of the version before still write. The durations of locks are PostgreSQL's (ALTER
 * TABLE, CREATE INDEX, "Explicit Locking"). A comment {@code online: REASON} above a statement lets it pass.
 */
final class OnlineRules {
  private static final Pattern TABLE = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+).*");
  private static final Pattern INDEX = Pattern.compile(
      "create (?:unique )?index (concurrently )?(?:if not exists )?(?:\\w+ )?on (?:only )?(\\w+).*");
  private static final Pattern ALTER = Pattern.compile("alter table (?:if exists )?(?:only )?(\\w+) (.*)");
  private static final Pattern ROWS = Pattern.compile("(?:update (?:only )?|delete from (?:only )?)(\\w+).*");
  private static final Pattern WHOLE = Pattern.compile(
      "(?:drop table (?:if exists )?|truncate (?:table )?|lock (?:table )?|cluster |vacuum full |reindex (?:table )?)(\\w+).*");

  /** What an action of ALTER TABLE looks like, and what is wrong with it. */
  private enum Action {
    REWRITE("rewrites the table", "alter (column )?\\w+ (set data )?type .*", "add (column )?.* generated .*",
        "add (column )?.* default (?!now\\(|cast\\()\\w+\\(.*"),
    SCAN("reads the whole table under a lock", "alter (column )?\\w+ set not null",
        "add (constraint \\w+ )?(check|foreign key) ?\\((?!.* not valid$).*", "add column .* check ?\\(.*"),
    INDEX("makes an index under a lock", "add (constraint \\w+ )?(unique|primary key|exclude) ?\\(.*",
        "add column .* (unique|primary key)( .*|$)"),
    OLDER("breaks nodes of the version before", "drop (?!constraint )(column )?(if exists )?\\w+.*", "rename .*",
        "alter (column )?\\w+ drop default", "add column (?!.* default )(?!.* generated ).* not null.*");

    private final String wrong;
    private final List<String> looks;

    Action(String wrong, String... looks) {
      this.wrong = wrong;
      this.looks = List.of(looks);
    }
  }

  private OnlineRules() {}

  /** What the file does that it must not; one line for each statement or action, which names the table. */
  static List<String> brokenBy(String sql) {
    List<String> broken = new ArrayList<>();
    Set<String> fresh = new HashSet<>();
    for (Statement statement : SqlStatements.in(sql)) {
      Matcher table = TABLE.matcher(statement.code());
      if (table.matches()) {
        fresh.add(table.group(1));
      } else if (!statement.comment().contains("online: ")) {
        wrongs(statement.code()).stream().filter(each -> !fresh.contains(each.table())).map(Wrong::told).forEach(
            broken::add);
      }
    }
    return broken;
  }

  private record Wrong(String table, String what) {
    String told() {
      return table + ": " + what;
    }
  }

  private static List<Wrong> wrongs(String code) {
    Matcher index = INDEX.matcher(code);
    if (index.matches()) {
      return index.group(1) == null ? List.of(new Wrong(index.group(2), Action.INDEX.wrong)) : List.of();
    }
    Matcher rows = ROWS.matcher(code);
    if (rows.matches()) {
      return List.of(new Wrong(rows.group(1), "changes rows in one transaction"));
    }
    Matcher whole = WHOLE.matcher(code);
    if (whole.matches()) {
      return List.of(new Wrong(whole.group(1), "takes the table away"));
    }
    Matcher alter = ALTER.matcher(code);
    return alter.matches()
        ? Statement.parts(alter.group(2)).stream().flatMap(action -> wrongs(alter.group(1), action).stream()).toList()
        : List.of();
  }

  private static List<Wrong> wrongs(String table, String action) {
    List<Wrong> broken = new ArrayList<>();
    for (Action each : Action.values()) {
      if (each.looks.stream().anyMatch(action::matches)) {
        broken.add(new Wrong(table, each.wrong));
      }
    }
    return broken;
  }
}
