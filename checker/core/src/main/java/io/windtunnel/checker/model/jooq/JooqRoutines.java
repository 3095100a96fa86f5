package io.windtunnel.checker.model.jooq;

import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.model.RoutineSignature;
import io.windtunnel.checker.model.RoutineSignature.Argument;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Parameter;
import org.jooq.Table;
import org.jooq.impl.TableImpl;

/** Functions, procedures and aggregates, all of which the classes call routines. */
final class JooqRoutines {

    private JooqRoutines() {}

    static Routine routine(org.jooq.Routine<?> routine) {
        List<Argument> arguments = routine.getParameters().stream()
                .filter(parameter -> !parameter.equals(routine.getReturnParameter()))
                .map(parameter -> argument(routine, parameter))
                .toList();
        Optional<String> result = Optional.ofNullable(routine.getReturnParameter())
                .map(returned -> JooqTypes.type(returned.getDataType()));
        return new RoutineSignature(arguments, result, false)
                .routine(JooqNames.of(routine.getSchema(), routine.getName()));
    }

    private static Argument argument(org.jooq.Routine<?> routine, Parameter<?> parameter) {
        boolean in = routine.getInParameters().contains(parameter);
        boolean out = routine.getOutParameters().contains(parameter);
        return new Argument(
                in && out ? "INOUT" : out ? "OUT" : "",
                parameter.isUnnamed() ? "" : parameter.getName(),
                JooqTypes.type(parameter.getDataType()));
    }

    /** A function that returns rows is a table to jOOQ, and knows only the types of its arguments. */
    static Routine tableFunction(Table<?> function) {
        try {
            Field parameters = TableImpl.class.getDeclaredField("parameters");
            parameters.setAccessible(true);
            org.jooq.Field<?>[] values = (org.jooq.Field<?>[]) parameters.get(function);
            List<Argument> arguments = values == null
                    ? List.of()
                    : Arrays.stream(values)
                            .map(value -> new Argument("", "", JooqTypes.type(value.getDataType())))
                            .toList();
            return new RoutineSignature(arguments, Optional.empty(), true)
                    .routine(JooqNames.of(function.getSchema(), function.getName()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this jOOQ keeps the parameters of table functions elsewhere", e);
        }
    }
}
