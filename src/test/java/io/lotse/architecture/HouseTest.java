package io.lotse.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;

/** The house keeps its rules. */
@TestInstance(Lifecycle.PER_CLASS)
class HouseTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private final JavaClasses classes = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(House.ROOT);

  @Test
  void every_class_is_in_a_room() {
    Set<String> used = classes.stream().map(each -> House.roomOf(each).orElse(each.getPackageName()))
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(House.rooms()).containsAll(used);
  }

  @Test
  void a_room_uses_only_the_rooms_it_may_use() {
    assertThat(arrows((room, other) -> !House.mayUse(room, other), each -> true)).isEmpty();
  }

  @Test
  void a_room_reaches_into_another_only_through_what_is_offered() {
    assertThat(arrows((room, other) -> !room.equals(other), each -> !House.isOffered(each))).isEmpty();
  }

  @Test
  void no_rooms_depend_on_each_other_in_a_circle() {
    slices().matching(House.ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void no_inner_rooms_depend_on_each_other_in_a_circle() {
    slices().matching(House.ROOT + ".(*).(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void an_inner_room_uses_only_those_that_stand_before_it() {
    Set<String> upwards = classes.stream().filter(HouseTest::isOrdered).flatMap(each -> each
        .getDirectDependenciesFromSelf().stream()).filter(each -> House.roomOf(component(each)).equals(House.roomOf(each
            .getOriginClass()))).filter(each -> House.place(component(each)) > House.place(each.getOriginClass()))
        .map(each -> each.getOriginClass().getName() + " -> " + component(each).getName())
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(upwards).isEmpty();
    assertThat(classes.stream().filter(HouseTest::isOrdered).filter(each -> House.place(each) < 0)).isEmpty();
  }

  @Test
  void what_is_public_in_an_ordered_inner_room_is_used_outside_of_it() {
    PublicTypes types = new PublicTypes(classes);
    Set<String> used = new ClassFileImporter().importPackages(House.ROOT).stream()
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .filter(each -> !each.getOriginClass().getPackageName().equals(component(each).getPackageName()))
        .map(each -> component(each).getName()).collect(Collectors.toSet());
    Set<String> tooOpen = classes.stream().filter(HouseTest::isOrdered)
        .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC) && !types.allows(each))
        .map(JavaClass::getName).filter(name -> !used.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    assertThat(tooOpen).isEmpty();
  }

  @Test
  void only_what_others_or_a_framework_must_see_is_public() {
    PublicTypes types = new PublicTypes(classes);
    Set<String> tooOpen = classes.stream().filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(each -> !isInnerRoom(each) && !types.allows(each)).filter(each -> !isNestedInPrivate(each))
        .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    assertThat(tooOpen).isEmpty();
  }

  @Test
  void what_is_offered_is_public() {
    assertThat(classes.stream().filter(each -> each.isAnnotatedWith(io.lotse.platform.Offered.class))
        .filter(each -> !each.getModifiers().contains(JavaModifier.PUBLIC)).map(JavaClass::getName)).isEmpty();
  }

  @Test
  void nothing_is_written_to_the_console() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
  }

  @Test
  void old_dates_stay_inside_the_entities_of_the_document_store() {
    noClasses().that().areNotAnnotatedWith("org.eclipse.persistence.nosql.annotations.NoSql").should()
        .dependOnClassesThat().haveFullyQualifiedName("java.util.Date").allowEmptyShould(true).check(classes);
  }

  @Test
  void a_suffix_tells_the_job_of_a_class() {
    holdsBothWays("Resource", each -> each.isAnnotatedWith("jakarta.ws.rs.Path"));
    holdsBothWays("Endpoint", each -> each.isAnnotatedWith("jakarta.websocket.server.ServerEndpoint")
        || each.isAssignableTo("jakarta.websocket.Endpoint"));
    holdsBothWays("Check", each -> each.isAssignableTo("org.eclipse.microprofile.health.HealthCheck"));
    classes().that().areAnnotatedWith("jakarta.inject.Named").should().haveSimpleNameEndingWith("Page")
        .allowEmptyShould(true).check(classes);
  }

  @Test
  void no_name_says_nothing() {
    noClasses().should().haveNameMatching(".*[^.$](Impl|Manager|Helper|Util|Utils|Service)").check(classes);
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      List<Path> silent = folders.filter(Files::isDirectory).filter(HouseTest::holdsClasses)
          .filter(each -> Files.notExists(each.resolve("package-info.java"))).toList();
      assertThat(silent).isEmpty();
    }
  }

  private Set<String> arrows(BiFunction<String, String, Boolean> rooms,
      java.util.function.Predicate<JavaClass> target) {
    return classes.stream().flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .filter(each -> House.roomOf(component(each)).isPresent())
        .filter(each -> rooms.apply(House.roomOf(each.getOriginClass()).orElseThrow(),
            House.roomOf(component(each)).orElseThrow()))
        .filter(each -> target.test(component(each)))
        .map(each -> each.getOriginClass().getName() + " -> " + component(each).getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JavaClass component(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  /** The bare word is a name like any other. */
  private void holdsBothWays(String suffix, java.util.function.Predicate<JavaClass> has) {
    Set<String> wrong = classes.stream().filter(each -> !each.isInterface() && !each.isAnonymousClass())
        .filter(each -> !each.getSimpleName().equals(suffix))
        .filter(each -> each.getSimpleName().endsWith(suffix) != has.test(each)).map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(wrong).as("classes named *" + suffix).isEmpty();
  }

  private static boolean isOrdered(JavaClass type) {
    return House.roomOf(type).filter(House.ordered()::contains).isPresent();
  }

  /** Inner rooms may use each other's public types, so these are public for their room. */
  private static boolean isInnerRoom(JavaClass type) {
    return type.getPackageName().split("\\.").length > 3;
  }

  private static boolean isNestedInPrivate(JavaClass type) {
    return type.getEnclosingClass().map(each -> !each.getModifiers().contains(JavaModifier.PUBLIC)
        || isNestedInPrivate(each)).orElse(false);
  }

  private static boolean holdsClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(each -> each.toString().endsWith(".java"));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
