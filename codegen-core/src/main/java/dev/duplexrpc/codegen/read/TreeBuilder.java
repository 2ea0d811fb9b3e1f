package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.diagnostics.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reading JSON and reading YAML have in common: the limits, and members that occur twice. */
final class TreeBuilder {
    private final String displayName;
    private final Limits limits;
    private final Diagnostics diagnostics;
    private long nodes;

    TreeBuilder(String displayName, Limits limits, Diagnostics diagnostics) {
        this.displayName = displayName;
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    void checkDepth(int depth, int line, int column) {
        if (depth > limits.depth()) {
            throw UnreadableSource.limit(
                    line,
                    column,
                    "Objects and arrays nest deeper here than the limit 'depth' of " + limits.depth() + " levels.",
                    "depth");
        }
    }

    /** Counts values; an alias counts all that it repeats. */
    void count(long more, int line, int column) {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw UnreadableSource.limit(
                    line,
                    column,
                    "The file holds more values than the limit 'nodes' of " + limits.nodes()
                            + ", counting what aliases repeat.",
                    "nodes");
        }
    }

    /** @param digits the number in a form that {@link BigDecimal} reads */
    NumberNode number(String digits, String text, int line, int column) {
        if (digits.length() > limits.numberLength()) {
            throw UnreadableSource.limit(
                    line,
                    column,
                    "The number has " + digits.length() + " characters, more than the limit 'numberLength' of "
                            + limits.numberLength() + ".",
                    "numberLength");
        }
        BigDecimal value = parse(digits, line, column);
        if (Math.abs((long) value.precision() - value.scale()) > Limits.MAX_EXPONENT
                || Math.abs((long) value.scale()) > Limits.MAX_EXPONENT) {
            throw exponent(digits, line, column);
        }
        return new NumberNode(value, text, line, column);
    }

    private static BigDecimal parse(String digits, int line, int column) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw exponent(digits, line, column);
        }
    }

    private static UnreadableSource exponent(String digits, int line, int column) {
        return new UnreadableSource(
                Problem.LIMIT_EXCEEDED,
                line,
                column,
                "The number " + digits + " has an exponent beyond ±" + Limits.MAX_EXPONENT + ".",
                "Write a smaller number.");
    }

    /** Builds the object; members that occur twice are reported with both places and the last one wins, as everywhere in JSON. */
    ObjectNode object(List<ObjectNode.Member> members, int line, int column) {
        Map<String, Integer> positions = new HashMap<>(members.size() * 2);
        List<ObjectNode.Member> distinct = new ArrayList<>(members.size());
        for (ObjectNode.Member member : members) {
            if (member.name().length() > Limits.MAX_NAME) {
                throw new UnreadableSource(
                        Problem.LIMIT_EXCEEDED,
                        member.line(),
                        member.column(),
                        "The name of this member has " + member.name().length() + " characters; it may have "
                                + Limits.MAX_NAME + ".",
                        "Shorten it.");
            }
            Integer earlier = positions.putIfAbsent(member.name(), distinct.size());
            if (earlier == null) {
                distinct.add(member);
            } else {
                reportDuplicate(distinct.get(earlier), member);
                distinct.set(earlier, member);
            }
        }
        return new ObjectNode(distinct, line, column);
    }

    private void reportDuplicate(ObjectNode.Member first, ObjectNode.Member second) {
        report(
                Problem.DUPLICATE_MEMBER,
                second.line(),
                second.column(),
                "The member \"" + second.name() + "\" stands twice in the same object, first at "
                        + new Location(displayName, first.line(), first.column()) + "; this last one counts.",
                "Remove or rename one of the two.");
    }

    void report(Problem problem, int line, int column, String message, String advice) {
        diagnostics.report(problem, Locatable.of(new Location(displayName, line, column)), message, advice);
    }
}
