package io.lotse.contract;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.lotse.platform.Needs;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;

/** One JAX-RS method of the code, as a client sees it. */
record Endpoint(Class<?> resource, Method method) {
  private static final String ROOT = "/api";

  /** All of the compiled code, but of no test. */
  static List<Endpoint> all() {
    return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.lotse").stream().filter(each -> each.isAnnotatedWith(Path.class)).map(JavaClass::reflect)
        .flatMap(resource -> Arrays.stream(resource.getMethods()).map(method -> new Endpoint(resource, method)))
        .filter(each -> each.verb().isPresent()).toList();
  }

  /** Method and path, as the document writes them. */
  String name() {
    return verb().orElseThrow() + " " + path();
  }

  String path() {
    Path own = method.getAnnotation(Path.class);
    String text = ROOT + "/" + resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
    return text.replaceAll("\\{\\s*(\\w+)\\s*(:[^{}]*)?}", "{$1}").replaceAll("/+", "/").replaceAll("/$", "");
  }

  Optional<Needs> needs() {
    return Optional.ofNullable(method.getAnnotation(Needs.class));
  }

  /** Role and scopes as {@link ContractOperation#needs()} writes them. */
  String needed() {
    Needs needs = needs().orElseThrow();
    return needs.value().name().toLowerCase(Locale.ROOT) + " "
        + Arrays.stream(needs.scope()).map(Scope::id).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The security schemes that serve it. */
  Set<String> security() {
    Needs needs = needs().orElseThrow();
    if (needs.value() == Role.ANYONE) {
      return Set.of();
    }
    return needs.scope().length == 0 ? Set.of("bearer") : Set.of("bearer", "key", "basic");
  }

  Set<String> pathParameters() {
    return names(PathParam.class, PathParam::value);
  }

  Set<String> queryParameters() {
    return names(QueryParam.class, QueryParam::value);
  }

  /** The media types that it takes; empty where it says nothing. */
  List<String> consumes() {
    Consumes consumes = annotation(Consumes.class);
    return consumes == null ? List.of() : List.of(consumes.value());
  }

  /** The media types that it gives, whichever it prefers; empty where it says nothing. */
  List<String> produces() {
    Produces produces = annotation(Produces.class);
    return produces == null ? List.of()
        : Arrays.stream(produces.value()).map(type -> type.replaceFirst(";qs=.*", "")).toList();
  }

  /** The type of the body that it reads, where JAX-RS hands it in; bytes are read by hand. */
  Optional<Type> body() {
    return Arrays.stream(method.getParameters()).filter(each -> !isInjected(each)).map(Parameter::getParameterizedType)
        .filter(each -> each != byte[].class)
        .findFirst();
  }

  private <A extends Annotation> A annotation(Class<A> type) {
    A own = method.getAnnotation(type);
    return own == null ? resource.getAnnotation(type) : own;
  }

  private <A extends Annotation> Set<String> names(Class<A> type, java.util.function.Function<A, String> name) {
    Stream<A> direct = Arrays.stream(method.getParameters()).map(each -> each.getAnnotation(type));
    Stream<A> inBeans = Arrays.stream(method.getParameters()).filter(each -> each.isAnnotationPresent(BeanParam.class))
        .flatMap(each -> fields(each.getType())).map(each -> each.getAnnotation(type));
    return Stream.concat(direct, inBeans).filter(java.util.Objects::nonNull).map(name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Field> fields(Class<?> type) {
    return type == null ? Stream.empty()
        : Stream.concat(Arrays.stream(type.getDeclaredFields()), fields(type.getSuperclass()));
  }

  private static boolean isInjected(Parameter parameter) {
    return Arrays.stream(parameter.getAnnotations())
        .anyMatch(each -> each.annotationType().getName().startsWith("jakarta.ws.rs."));
  }

  Optional<String> verb() {
    return Arrays.stream(method.getAnnotations()).map(each -> each.annotationType().getAnnotation(HttpMethod.class))
        .filter(java.util.Objects::nonNull).map(HttpMethod::value).findFirst();
  }
}
