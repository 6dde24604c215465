package io.lotse.platform;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/** Values in JSON as clients of the older messenger backend may write them: {@code "3"} or {@code 3.0}, {@code "yes"}. */
@Offered("content and bot: to read what older clients send")
public final class Lenient {
  private Lenient() {}

  private static Optional<BigDecimal> number(JsonParser json) throws IOException {
    if (!json.currentToken().isNumeric() && !json.hasToken(JsonToken.VALUE_STRING)) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(json.getText().strip());
      return Math.abs((long) number.scale()) < 400 ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  /** Reads a whole number. */
  public static final class Whole extends StdScalarDeserializer<Integer> {
    private static final long serialVersionUID = 1L;

    public Whole() {
      super(Integer.class);
    }

    @Override
    public Integer deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Optional<BigDecimal> number = number(json);
      try {
        return number.isPresent() ? (Integer) number.get().intValueExact()
            : (Integer) context.handleUnexpectedToken(Integer.class, json);
      } catch (ArithmeticException notWhole) {
        return (Integer) context.handleUnexpectedToken(Integer.class, json);
      }
    }
  }

  /** Reads a number. */
  public static final class Fraction extends StdScalarDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    public Fraction() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Optional<BigDecimal> number = number(json);
      return number.isPresent() ? (Double) number.get().doubleValue()
          : (Double) context.handleUnexpectedToken(Double.class, json);
    }
  }

  /** Reads a truth value: any case of true/false, 1/0, yes/no, on/off, t/f, y/n. */
  public static final class Truth extends StdScalarDeserializer<Boolean> {
    private static final long serialVersionUID = 1L;

    public Truth() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Optional<Boolean> truth = json.currentToken().isScalarValue() ? Query.truth(json.getText()) : Optional.empty();
      return truth.isPresent() ? truth.get() : (Boolean) context.handleUnexpectedToken(Boolean.class, json);
    }
  }
}
