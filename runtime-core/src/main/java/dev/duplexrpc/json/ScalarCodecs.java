package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The codecs of what the reader reads and the writer writes by itself. */
final class ScalarCodecs {
    private ScalarCodecs() {}

    record OfString() implements JsonCodec<String> {
        @Override
        public String read(JsonReader in) {
            return in.readString();
        }

        @Override
        public void write(JsonWriter out, String value) {
            out.value(value);
        }
    }

    record OfBoolean() implements JsonCodec<Boolean> {
        @Override
        public Boolean read(JsonReader in) {
            return in.readBoolean();
        }

        @Override
        public void write(JsonWriter out, Boolean value) {
            out.value(value);
        }
    }

    record OfInt() implements JsonCodec<Integer> {
        @Override
        public Integer read(JsonReader in) {
            return in.readInt();
        }

        @Override
        public void write(JsonWriter out, Integer value) {
            out.value(value);
        }
    }

    record OfLong() implements JsonCodec<Long> {
        @Override
        public Long read(JsonReader in) {
            return in.readLong();
        }

        @Override
        public void write(JsonWriter out, Long value) {
            out.value(value);
        }
    }

    record OfDouble() implements JsonCodec<Double> {
        @Override
        public Double read(JsonReader in) {
            return in.readDouble();
        }

        @Override
        public void write(JsonWriter out, Double value) {
            out.value(value);
        }
    }

    record OfBigInteger() implements JsonCodec<BigInteger> {
        @Override
        public BigInteger read(JsonReader in) {
            return in.readBigInteger();
        }

        @Override
        public void write(JsonWriter out, BigInteger value) {
            out.value(value);
        }
    }

    record OfBigDecimal() implements JsonCodec<BigDecimal> {
        @Override
        public BigDecimal read(JsonReader in) {
            return in.readBigDecimal();
        }

        @Override
        public void write(JsonWriter out, BigDecimal value) {
            out.value(value);
        }
    }

    record OfJson() implements JsonCodec<Json> {
        @Override
        public Json read(JsonReader in) {
            return in.readJson();
        }

        @Override
        public void write(JsonWriter out, Json value) {
            out.json(value);
        }
    }

    record OfNothing() implements JsonCodec<@Nullable Void> {
        @Override
        @SuppressWarnings("NullAway") // It does not see that the type argument is nullable.
        public @Nullable Void read(JsonReader in) {
            in.skip();
            return null;
        }

        @Override
        public void write(JsonWriter out, @Nullable Void value) {
            out.nullValue();
        }
    }
}
