package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any JSON value as a tree of plain Java values. */
final class TreeArbitraries {
    private static final int DEPTH = 4;

    private TreeArbitraries() {}

    static Arbitrary<Object> trees() {
        return trees(DEPTH);
    }

    /** Texts without half surrogate pairs, short and long, within ASCII and far beyond. */
    static Arbitrary<String> texts() {
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(40);
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> wide = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMaxSize(20)
                .map(characters -> String.join("", characters));
        return Arbitraries.oneOf(
                names, ascii, wide, Combinators.combine(ascii, wide).as(String::concat));
    }

    private static Arbitrary<Object> trees(int depth) {
        return depth == 0 ? scalars() : Arbitraries.lazy(() -> Arbitraries.oneOf(scalars(), lists(depth), maps(depth)));
    }

    private static Arbitrary<Object> lists(int depth) {
        return trees(depth - 1).list().ofMaxSize(5).map(list -> (Object) list);
    }

    private static Arbitrary<Object> maps(int depth) {
        return Arbitraries.maps(texts(), trees(depth - 1)).ofMaxSize(5).map(map -> (Object) map);
    }

    private static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(Json.NULL, true, false, 0L, Long.MIN_VALUE, Long.MAX_VALUE, -0.0, Double.MIN_VALUE),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.bigIntegers()
                        .between(BigInteger.ONE.shiftLeft(200).negate(), BigInteger.ONE.shiftLeft(200))
                        .map(number -> (Object) number),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-1, -30), BigDecimal.valueOf(1, -30))
                        .ofScale(12)
                        .map(number -> (Object) number),
                texts().map(text -> (Object) text));
    }
}
