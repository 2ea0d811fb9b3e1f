package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.NumberStyle.HexQuantities;
import dev.duplexrpc.codegen.model.Type.Precision;
import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.model.Type.Width;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What strings and numbers become, by their format and their limits. */
final class ScalarModeller {
    private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Up to here every whole number is a double. */
    private static final BigDecimal MAX_WHOLE_DOUBLE = BigDecimal.valueOf(1L << 53);

    private final TypeChoices choices;
    private final Findings findings;

    ScalarModeller(TypeChoices choices, Findings findings) {
        this.choices = choices;
        this.findings = findings;
    }

    Use text(Shape shape) {
        Type.External configured = choices.format(shape.format);
        if (configured != null) {
            return Use.of(configured);
        }
        TextFormat format = shape.base64 ? TextFormat.BASE64 : Formats.text(shape.format);
        HexQuantities hex = choices.numbers().hex();
        if (format == TextFormat.PLAIN && hex != HexQuantities.TEXT && isHexQuantity(shape)) {
            format = hex == HexQuantities.LONG ? TextFormat.HEX_LONG : TextFormat.HEX_BIG;
            return Use.of(new Type.Text(format));
        }
        String contrary = FormatEvidence.against(format, shape);
        if (contrary != null) {
            findings.report(
                    Problem.SIMPLIFIED_SCHEMA,
                    shape.place(),
                    "The schema's own example '" + contrary + "' cannot be read as '" + name(shape)
                            + "', so its values are plain text.",
                    "Correct the example, or remove the format.");
            format = TextFormat.PLAIN;
        }
        if (format == TextFormat.DURATION) {
            findings.report(
                    Problem.SIMPLIFIED_SCHEMA,
                    shape.place(),
                    "A duration is a java.time.Duration, which has no years and no months: P1Y and P1M are refused.",
                    "Remove the format if there are such values; they are plain text then.");
        }
        if (format != TextFormat.PLAIN && shape.limits.boundsText()) {
            dropped(shape, "The limits of the text are not checked, because it is read as '" + name(shape) + "'.");
            return Use.of(new Type.Text(format));
        }
        return new Use(new Type.Text(format), false, shape.limits.textChecks(pattern(shape)));
    }

    private static String name(Shape shape) {
        return shape.base64 ? "base64" : String.valueOf(shape.format);
    }

    private static boolean isHexQuantity(Shape shape) {
        return shape.limits.patterns.stream().anyMatch(Patterns::isHexQuantity);
    }

    /** Several patterns must all be found, which one regular expression says with lookaheads. */
    private Checks.@Nullable Regex pattern(Shape shape) {
        StringBuilder all = new StringBuilder();
        List<Checks.Regex> usable = new ArrayList<>();
        for (String ecma : shape.limits.patterns) {
            Patterns.Translation translation = Patterns.translate(ecma);
            if (translation.problem() != null) {
                findings.report(
                        Problem.UNUSABLE_PATTERN,
                        shape.place(),
                        "The pattern '" + ecma + "' is not checked: " + translation.problem() + ".",
                        translation.advice());
            } else if (translation.matchesAll()) {
                continue;
            } else {
                usable.add(new Checks.Regex(translation.java(), ecma));
                all.append("(?=[\\s\\S]*?(?:").append(translation.java()).append("))");
            }
        }
        if (usable.size() > 1) {
            String written = usable.stream().map(Checks.Regex::written).collect(Collectors.joining(" and "));
            return new Checks.Regex("\\A" + all, written);
        }
        return usable.isEmpty() ? null : usable.get(0);
    }

    /** A type that loses nothing of what any of the alternatives can be, all of them numbers. */
    Type widest(List<Shape> alternatives) {
        List<Type> types =
                alternatives.stream().map(shape -> number(shape).type()).toList();
        if (types.stream().allMatch(Type.Whole.class::isInstance)) {
            Type least = new Type.Whole(choices.numbers().integers());
            return Stream.concat(types.stream(), Stream.of(least))
                    .map(Type.Whole.class::cast)
                    .max(Comparator.comparing(Type.Whole::width))
                    .orElseThrow();
        }
        boolean exact = types.contains(new Type.Decimal(Precision.EXACT))
                || types.contains(new Type.Whole(Width.BIG))
                || alternatives.stream().anyMatch(ScalarModeller::isBeyondDouble);
        return new Type.Decimal(exact ? Precision.EXACT : choices.numbers().numbers());
    }

    /** Whether the format promises whole numbers of which a double would lose digits. */
    private static boolean isBeyondDouble(Shape shape) {
        BigDecimal greatest = Formats.greatest(shape.format);
        return greatest != null && greatest.compareTo(MAX_WHOLE_DOUBLE) > 0;
    }

    Use number(Shape shape) {
        if (shape.numbers != null) {
            return Use.of(shape.numbers);
        }
        Type.External configured = choices.format(shape.format);
        if (configured != null) {
            return Use.of(configured);
        }
        Limitations limits = shape.limits;
        boolean wholeByStep = limits.multipleOf != null
                && limits.multipleOf.stripTrailingZeros().scale() <= 0;
        boolean wholeByFormat = Formats.width(shape.format) != null;
        if (shape.whole || wholeByStep || wholeByFormat) {
            Width width = width(shape);
            return new Use(new Type.Whole(width), false, wholeChecks(shape, width));
        }
        Precision precision = Formats.isExact(shape.format)
                ? Precision.EXACT
                : choices.numbers().numbers();
        if ("double".equals(shape.format) || "float".equals(shape.format)) {
            precision = Precision.DOUBLE;
        }
        return new Use(new Type.Decimal(precision), false, limits.numberChecks());
    }

    private Width width(Shape shape) {
        BigDecimal min = shape.limits.minimum == null ? null : shape.limits.minimum.limit();
        BigDecimal max = shape.limits.maximum == null ? null : shape.limits.maximum.limit();
        Width byFormat = Formats.width(shape.format);
        if (byFormat == Width.LONG && !isBeyondLong(min) && !isBeyondLong(max)) {
            return byFormat;
        }
        if (min != null && max != null && min.compareTo(MIN_INT) >= 0 && max.compareTo(MAX_INT) <= 0) {
            return Width.INT;
        }
        boolean fitsLong = min != null && max != null && min.compareTo(MIN_LONG) >= 0 && max.compareTo(MAX_LONG) <= 0;
        if (byFormat != null && (byFormat != Width.BIG || !fitsLong)) {
            return byFormat;
        }
        if (fitsLong) {
            return Width.LONG;
        }
        return isBeyondLong(min) || isBeyondLong(max)
                ? Width.BIG
                : choices.numbers().integers();
    }

    private static boolean isBeyondLong(@Nullable BigDecimal limit) {
        return limit != null && (limit.compareTo(MIN_LONG) < 0 || limit.compareTo(MAX_LONG) > 0);
    }

    /** Limits that the Java type cannot exceed anyway, and steps of one, need no check. */
    private static Checks wholeChecks(Shape shape, Width width) {
        Checks all = shape.limits.numberChecks();
        boolean believed = FormatEvidence.isInRange(shape);
        Checks.Bound least = narrower(all.minimum(), believed ? Formats.least(shape.format) : null, 1);
        Checks.Bound greatest = narrower(all.maximum(), believed ? Formats.greatest(shape.format) : null, -1);
        Checks.Bound min = isImplied(least, width, true) ? null : least;
        Checks.Bound max = isImplied(greatest, width, false) ? null : greatest;
        BigDecimal step =
                all.multipleOf() != null && all.multipleOf().compareTo(BigDecimal.ONE) == 0 ? null : all.multipleOf();
        return min == null && max == null && step == null
                ? Checks.NONE
                : new Checks(min, max, step, null, null, null, null, null, false, null, null, null, null);
    }

    /** @param sign 1 where the greater one of two limits is the narrower one, else -1 */
    private static Checks.@Nullable Bound narrower(
            Checks.@Nullable Bound said, @Nullable BigDecimal promised, int sign) {
        if (promised == null || (said != null && said.limit().compareTo(promised) * sign >= 0)) {
            return said;
        }
        return new Checks.Bound(promised, false);
    }

    private static boolean isImplied(Checks.@Nullable Bound bound, Width width, boolean lower) {
        if (bound == null || bound.exclusive() || width == Width.BIG) {
            return bound == null;
        }
        BigDecimal end = lower ? (width == Width.INT ? MIN_INT : MIN_LONG) : (width == Width.INT ? MAX_INT : MAX_LONG);
        return lower ? bound.limit().compareTo(end) <= 0 : bound.limit().compareTo(end) >= 0;
    }

    private void dropped(Shape shape, String sentence) {
        findings.report(
                Problem.DROPPED_CHECK, shape.place(), sentence, "Nothing needs to be done if that is acceptable.");
    }
}
