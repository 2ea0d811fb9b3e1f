package dev.duplexrpc;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object member that may be absent and, if present, may be null: three states with different
 * meanings. Members that can only be absent, or only be null, are simply nullable instead.
 *
 * @param <T> the type of the value
 */
public final class Omittable<T> {
    private static final Omittable<?> ABSENT = new Omittable<>(null);
    private static final Omittable<?> NULL = new Omittable<>(null);

    private final @Nullable T value;

    private Omittable(@Nullable T value) {
        this.value = value;
    }

    /** Returns the absent member. */
    @SuppressWarnings("unchecked") // it holds no value of any type
    public static <T> Omittable<T> absent() {
        return (Omittable<T>) ABSENT;
    }

    /** Returns a member that is present and null. */
    @SuppressWarnings("unchecked") // it holds no value of any type
    public static <T> Omittable<T> ofNull() {
        return (Omittable<T>) NULL;
    }

    /** Returns a member with a value. */
    public static <T> Omittable<T> of(T value) {
        return new Omittable<>(Objects.requireNonNull(value, "value"));
    }

    /** Returns a member with a value or, for null, one that is present and null; never the absent one. */
    public static <T> Omittable<T> ofNullable(@Nullable T value) {
        return value == null ? ofNull() : new Omittable<>(value);
    }

    /** Returns whether the member is absent. */
    public boolean isAbsent() {
        return this == ABSENT;
    }

    /** Returns whether the member is present, with a value or null. */
    public boolean isPresent() {
        return this != ABSENT;
    }

    /** Returns whether the member is present and null. */
    public boolean isNull() {
        return this == NULL;
    }

    /**
     * Returns the value.
     *
     * @throws NoSuchElementException if the member is absent or null
     */
    public T get() {
        if (value == null) {
            throw new NoSuchElementException("The member is " + this + ", so there is no value to get.");
        }
        return value;
    }

    /** Returns the value, or null if the member is absent or null. */
    public @Nullable T orNull() {
        return value;
    }

    /** Returns the value, or another one if the member is absent or null. */
    public T orElse(T other) {
        return value == null ? other : value;
    }

    /** Applies the function to the value, if there is one; the function must not return null. Absent and null members are returned unchanged. */
    @SuppressWarnings("unchecked") // it holds what the function made, or nothing
    public <R> Omittable<R> map(Function<? super T, ? extends R> function) {
        if (value == null) {
            return (Omittable<R>) this;
        }
        Object made = function.apply(value);
        return made == (Object) value ? (Omittable<R>) this : of((R) made);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Omittable<?> that && value != null && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    /** Returns the value as a string, {@code null} or {@code absent}. */
    @Override
    public String toString() {
        return isAbsent() ? "absent" : String.valueOf(value);
    }
}
