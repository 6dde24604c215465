package io.lotse.testing;

import java.nio.file.Path;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What integration tests deploy: the WAR as the build packaged it, unchanged. */
public final class Deployments {
  private Deployments() {}

  /** For a {@code @Deployment(testable = false)} method. */
  public static WebArchive war() {
    Path built = Path.of(System.getProperty("lotse.target", "target"), "lotse.war");
    return ShrinkWrap.create(ZipImporter.class, "lotse.war").importFrom(built.toFile()).as(WebArchive.class);
  }
}
