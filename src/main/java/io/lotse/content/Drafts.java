package io.lotse.content;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Json;
import io.lotse.platform.JsonInput;
import io.lotse.platform.Problem.FieldError;

/**
 * Makes drafts of what is sent. What is sent is merged with what is there, or with the defaults of a new entry, after RFC
 * 7396 (JSON merge patch): so an absent field and an explicit null are two things, and every draft is checked as a whole.
 */
@ApplicationScoped
class Drafts {
  private final JsonInput input;

  Drafts() {
    this(null);
  }

  @Inject
  Drafts(JsonInput input) {
    this.input = input;
  }

  /** A new entry. */
  <D extends Draft> JsonInput.Read<D> fresh(Kind<?, D> kind, ObjectNode sent) {
    return read(kind, merged(kind.blank(), sent));
  }

  /** An entry that is there, with what is sent changed. */
  <D extends Draft> JsonInput.Read<D> changed(Kind<?, D> kind, D current, ObjectNode sent) {
    return read(kind, merged(Json.MAPPER.valueToTree(current), sent));
  }

  private <D extends Draft> JsonInput.Read<D> read(Kind<?, D> kind, ObjectNode merged) {
    JsonInput.Read<D> read = input.read(merged, kind.draft());
    if (read.value() == null) {
      return read;
    }
    List<FieldError> errors = new ArrayList<>(read.errors());
    read.value().contradictions().stream()
        .filter(each -> errors.stream().noneMatch(known -> known.field().equals(each.field()))).forEach(errors::add);
    return new JsonInput.Read<>(read.value(), errors);
  }

  /** At the top, an explicit null stays: it may be refused. */
  private static ObjectNode merged(ObjectNode target, ObjectNode sent) {
    sent.properties().forEach(each -> target.set(each.getKey(), patched(target.get(each.getKey()), each.getValue())));
    return target;
  }

  private static JsonNode patched(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode object)) {
      return patch;
    }
    ObjectNode whole = target instanceof ObjectNode there ? there.deepCopy() : Json.MAPPER.createObjectNode();
    object.properties().forEach(each -> {
      if (each.getValue().isNull()) {
        whole.remove(each.getKey());
      } else {
        whole.set(each.getKey(), patched(whole.get(each.getKey()), each.getValue()));
      }
    });
    return whole;
  }
}
