package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Checks;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.model.MemberRules;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Literals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Code that holds a value to the limits of its schema; it does so only where the reader validates. */
final class CheckCode {
    private static final BigDecimal LARGEST_LITERAL = BigDecimal.valueOf(Long.MAX_VALUE);
    /** A pattern longer than this is left unchecked: it would not fit a class file. */
    private static final int LONGEST_PATTERN = 10_000;

    private final Constants constants;
    private final JavaTypes types;

    CheckCode(Constants constants, JavaTypes types) {
        this.constants = constants;
        this.types = types;
    }

    /** Whether there is anything to check. */
    boolean applies(Use use) {
        return !around("", "", use).isEmpty();
    }

    /**
     * The value's code with the checks around it.
     *
     * @param in the variable that holds the reader
     */
    String around(String in, String value, Use use) {
        if (use.checks().equals(Checks.NONE)) {
            return value;
        }
        Type type = use.type();
        if (type instanceof Type.Whole || type instanceof Type.Decimal) {
            return number(in, value, use.checks(), types.plain(type));
        } else if (type instanceof Type.Text text && text.format() == Type.TextFormat.PLAIN) {
            return text(in, value, use.checks());
        } else if (type instanceof Type.Truth) {
            Literal only = use.checks().only();
            return only == null ? value : call(in, "exactly", value, only.text());
        } else if (type instanceof Type.Listing) {
            return list(in, value, use.checks());
        } else if (type instanceof Type.Mapping) {
            String sized = sized(
                    in,
                    "members",
                    value,
                    use.checks().minMembers(),
                    use.checks().maxMembers());
            return use.checks().members() == null
                    ? sized
                    : call(in, "names", sized, names(use.checks().members()));
        }
        return value;
    }

    /** The statement that checks how many members there were. */
    String count(String in, String count, Checks checks) {
        return sized(in, "members", count, checks.minMembers(), checks.maxMembers()) + ";";
    }

    /** The statement that checks how many elements there were. */
    String elements(String in, String count, Checks checks) {
        return sized(in, "elements", count, checks.minItems(), checks.maxItems()) + ";";
    }

    /** The constant that says which names members may have. */
    String names(MemberRules rules) {
        StringBuilder code = new StringBuilder(".any()");
        if (!rules.either().isEmpty()) {
            code.append(matching(rules.either()));
        }
        rules.all().forEach(regex -> code.append(matching(List.of(regex))));
        if (rules.minLength() != null || rules.maxLength() != null) {
            code.append(".length(")
                    .append(rules.minLength() == null ? 0 : rules.minLength())
                    .append(", ")
                    .append(rules.maxLength() == null ? "Integer.MAX_VALUE" : rules.maxLength())
                    .append(')');
        }
        if (!rules.listed().isEmpty()) {
            code.append(".of(").append(list(rules.listed())).append(')');
        }
        if (!rules.refused().isEmpty()) {
            code.append(".except(").append(list(rules.refused())).append(')');
        }
        return constants.memberNames(code.toString());
    }

    private String matching(List<Checks.Regex> either) {
        String written = either.stream().map(Checks.Regex::written).collect(Collectors.joining(" or "));
        String patterns =
                either.stream().map(regex -> constants.pattern(regex.java())).collect(Collectors.joining(", "));
        return ".matching(" + Literals.string(written) + ", " + patterns + ")";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(Literals::string).collect(Collectors.joining(", "));
    }

    private String text(String in, String value, Checks checks) {
        if (checks.only() != null) {
            return call(in, "exactly", value, Literals.string(checks.only().text()));
        }
        String code = sized(in, "length", value, checks.minLength(), checks.maxLength());
        Checks.Regex pattern = checks.pattern();
        if (pattern == null || pattern.java().length() > LONGEST_PATTERN) {
            return code;
        }
        String compiled = constants.pattern(pattern.java());
        return pattern.java().equals(pattern.written())
                ? call(in, "matching", code, compiled)
                : call(in, "matching", code, compiled + ", " + Literals.string(pattern.written()));
    }

    private String list(String in, String value, Checks checks) {
        String code = sized(in, "size", value, checks.minItems(), checks.maxItems());
        return checks.uniqueItems() ? in + ".unique(" + code + ")" : code;
    }

    private static String sized(String in, String check, String value, @Nullable Integer min, @Nullable Integer max) {
        if ((min == null || min <= 0) && max == null) {
            return value;
        }
        return in + "." + check + "(" + value + ", " + (min == null ? 0 : min) + ", "
                + (max == null ? "Integer.MAX_VALUE" : max) + ")";
    }

    private String number(String in, String value, Checks checks, JavaType type) {
        if (checks.only() != null) {
            return only(in, value, new BigDecimal(checks.only().text()), type);
        }
        String code = value;
        Checks.Bound minimum = checks.minimum();
        if (minimum != null) {
            code = bounded(in, code, minimum.exclusive() ? "moreThan" : "atLeast", minimum, type, RoundingMode.CEILING);
        }
        Checks.Bound maximum = checks.maximum();
        if (maximum != null) {
            code = bounded(in, code, maximum.exclusive() ? "lessThan" : "atMost", maximum, type, RoundingMode.FLOOR);
        }
        return checks.multipleOf() == null ? code : multiple(in, code, checks.multipleOf(), type);
    }

    private String only(String in, String value, BigDecimal number, JavaType type) {
        if (type == Library.BIG_DECIMAL) {
            return call(in, "exactly", value, constants.bigDecimal(number));
        }
        if (type == Library.BIG_INTEGER) {
            return call(in, "exactly", value, constants.bigInteger(number));
        }
        if (type == JavaType.Primitive.DOUBLE) {
            double nearest = number.doubleValue();
            return Double.isInfinite(nearest) ? value : call(in, "exactly", value, Double.toString(nearest));
        }
        return call(in, "exactly", value, Literals.number(number.longValueExact()));
    }

    private String bounded(
            String in, String value, String check, Checks.Bound bound, JavaType type, RoundingMode inwards) {
        BigDecimal limit = bound.limit();
        if (type == Library.BIG_DECIMAL) {
            return call(in, check, value, constants.bigDecimal(limit));
        }
        if (type == JavaType.Primitive.DOUBLE) {
            double nearest = limit.doubleValue();
            return Double.isInfinite(nearest) ? value : call(in, check, value, Double.toString(nearest));
        }
        BigDecimal whole = limit.setScale(0, inwards);
        // Between two whole numbers an exclusive limit and an inclusive one are the same.
        String exact = whole.compareTo(limit) == 0
                ? check
                : check.equals("moreThan") || check.equals("atLeast") ? "atLeast" : "atMost";
        if (type == Library.BIG_INTEGER) {
            return call(in, exact, value, constants.bigInteger(whole));
        }
        BigDecimal largest = type == JavaType.Primitive.INT ? BigDecimal.valueOf(Integer.MAX_VALUE) : LARGEST_LITERAL;
        boolean beyond = whole.abs().compareTo(largest) > 0;
        return beyond ? value : call(in, exact, value, Literals.number(whole.longValueExact()));
    }

    private String multiple(String in, String value, BigDecimal divisor, JavaType type) {
        if (divisor.signum() <= 0) {
            return value;
        }
        if (type == Library.BIG_DECIMAL) {
            return call(in, "multipleOf", value, constants.bigDecimal(divisor));
        }
        if (type == JavaType.Primitive.DOUBLE) {
            double nearest = divisor.doubleValue();
            boolean usable = nearest > 0 && !Double.isInfinite(nearest);
            return usable ? call(in, "multipleOf", value, Double.toString(nearest)) : value;
        }
        boolean whole = divisor.stripTrailingZeros().scale() <= 0;
        BigDecimal largest = type == JavaType.Primitive.INT ? BigDecimal.valueOf(Integer.MAX_VALUE) : LARGEST_LITERAL;
        if (!whole || divisor.compareTo(BigDecimal.ONE) == 0) {
            return value;
        }
        if (type == Library.BIG_INTEGER) {
            return call(in, "multipleOf", value, constants.bigInteger(divisor));
        }
        return divisor.compareTo(largest) > 0
                ? value
                : call(in, "multipleOf", value, Literals.number(divisor.longValueExact()));
    }

    private static String call(String in, String check, String value, String argument) {
        return in + "." + check + "(" + value + ", " + argument + ")";
    }
}
