package io.windtunnel.checker.postgres;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which object is meant: enough to find it again, in another snapshot too.
 *
 * @param kind what it is
 * @param name its name
 * @param arguments the identity arguments of a routine, as {@code pg_get_function_identity_arguments} prints them
 */
public record ObjectIdentity(ObjectKind kind, ObjectName name, Optional<String> arguments)
        implements Comparable<ObjectIdentity> {

    private static final Comparator<ObjectIdentity> ORDER = Comparator.comparing(ObjectIdentity::kind)
            .thenComparing(ObjectIdentity::name)
            .thenComparing(i -> i.arguments.orElse(""));

    /** An object that its name alone identifies. */
    public static ObjectIdentity of(ObjectKind kind, ObjectName name) {
        return new ObjectIdentity(kind, name, Optional.empty());
    }

    @Override
    public int compareTo(ObjectIdentity other) {
        return ORDER.compare(this, other);
    }

    /** As a record's own, and several times as fast. */
    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + kind.name().hashCode()) + arguments.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ObjectIdentity that
                        && kind == that.kind
                        && name.equals(that.name)
                        && arguments.equals(that.arguments));
    }

    /** In words: {@code column public.users.id}. */
    @Override
    public String toString() {
        return kind.words() + " " + name + arguments.map(a -> "(" + a + ")").orElse("");
    }
}
