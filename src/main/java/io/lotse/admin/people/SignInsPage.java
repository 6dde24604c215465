package io.lotse.admin.people;

import java.io.Serializable;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.account.OpenSignIns;
import io.lotse.account.OpenSignIns.Selection;
import io.lotse.account.OpenSignIns.SignIn;
import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;

/** Who is signed in where, and an end to it. */
@Named
@ViewScoped
public class SignInsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private final OpenSignIns signIns;
  private final Deeds deeds;
  private final Rows<SignIn> rows = new Rows<>((first, size, order) -> list(first, size), this::count, SignIn::id);
  private String q;

  SignInsPage() {
    this(null, null);
  }

  @Inject
  SignInsPage(OpenSignIns signIns, Deeds deeds) {
    this.signIns = signIns;
    this.deeds = deeds;
  }

  private java.util.List<SignIn> list(int first, int size) {
    return signIns.list(new Selection(q, null), first, size);
  }

  private long count() {
    return signIns.count(new Selection(q, null));
  }

  public void search() {
    new Address().with("q", q).show();
  }

  public void end(SignIn row) {
    deeds.done("sign-in-end", row.id(), () -> signIns.end(row.id()));
    Notices.done("admin.people", "signInEnded", row.email());
  }

  public Rows<SignIn> getRows() { return rows; }

  public String getQ() { return q; }

  public void setQ(String part) { q = part == null || part.isBlank() ? null : part.strip(); }
}
