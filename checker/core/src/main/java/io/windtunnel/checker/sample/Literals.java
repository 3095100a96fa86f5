package io.windtunnel.checker.sample;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Values of the built-in types as text. A value comes of a number that is the column's and the row's own, so that it can
 * be found again elsewhere: six digits for numbers, the same in base 36 within text. Far from what people write by hand.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype.html">Data types</a>
 */
final class Literals {

    private static final long FIRST = 730_001;
    private static final int COLUMNS_APART = 100;
    private static final int DISTINCT_COLUMNS = 2_600;
    private static final int SMALL_FIRST = 30_001;
    private static final int SMALL_VALUES = 2_700;

    /** Long text, where a column has no limit: what an index still takes. */
    private static final int LONG_TEXT = 800;

    private static final int DAYS = 3_000;
    private static final int RADIX = 36;

    private Literals() {}

    /** The number that a value is made of. */
    static long number(int seed, long row) {
        return FIRST + (long) (seed % DISTINCT_COLUMNS) * COLUMNS_APART + row;
    }

    /**
     * A value of a type that is neither made of others nor unknown here.
     *
     * @param name the column, which text begins with
     * @return the value as text; empty for a type that is not known here
     */
    static Optional<String> of(ValueType type, String name, int seed, long row, Shade shade) {
        long number = number(seed, row);
        if (!type.schema().equals("pg_catalog")) {
            return ExtensionLiterals.of(type, name, number, shade);
        }
        return switch (type.name()) {
            case "text", "varchar", "bpchar" -> Optional.of(text(type.length(LONG_TEXT), name, number, shade));
            case "name" -> Optional.of(text(63, name, number, shade));
            case "char" -> Optional.of(text(1, name, number, Shade.ORDINARY));
            case "bool" -> Optional.of(row % 2 == 0 ? "true" : "false");
            case "int2" -> Optional.of(smallint(seed, row, shade));
            case "int4" -> Optional.of(integer(number, 20_000_000, shade));
            case "int8" -> Optional.of(integer(number, 9_000_000_000_000L, shade));
            case "numeric" -> Optional.of(numeric(type.modifier(), number, shade));
            case "float4" -> Optional.of(integer(number, 5_000_000, shade) + (shade == Shade.HIGH ? "" : ".5"));
            case "float8" -> Optional.of(integer(number, 9_000_000_000L, shade) + ".25");
            case "money" -> Optional.of(integer(number, 9_000_000_000L, shade) + ".25");
            case "oid", "xid", "cid", "xid8" -> Optional.of(Long.toString(number));
            case "uuid" -> Optional.of(uuid(seed, number, shade));
            case "bytea" -> Optional.of(bytes(number, shade));
            case "bit" -> Optional.of(bits(Math.max(type.modifier(), 1), number, shade));
            case "varbit" ->
                Optional.of(shade == Shade.LOW ? "" : bits(type.modifier() < 0 ? 32 : type.modifier(), number, shade));
            default ->
                Moments.of(type, number, row, shade)
                        .or(() -> Documents.of(type, token(number), shade))
                        .or(() -> Places.of(type, number, shade));
        };
    }

    /** The number in base 36: short, and not to be found elsewhere by chance. */
    static String token(long number) {
        return Long.toString(number, RADIX);
    }

    /** Text of at most that many characters, of which the last ones differ from row to row. */
    static String text(int length, String name, long number, Shade shade) {
        String token = token(number);
        if (shade == Shade.LOW) {
            return "";
        }
        if (token.length() >= length) {
            return token.substring(token.length() - length);
        }
        String start = name.replaceAll("[^\\p{Alnum}_]", "") + "_";
        String prefix = start.substring(0, Math.min(start.length(), length - token.length()));
        if (shade == Shade.ORDINARY) {
            return prefix + token;
        }
        int limit = Math.min(length, LONG_TEXT * 5);
        return (prefix + token + "_")
                .repeat(limit / (prefix.length() + token.length() + 1) + 1)
                .substring(0, limit);
    }

    private static String smallint(int seed, long row, Shade shade) {
        long number = SMALL_FIRST + (seed % 20 * 100L + row) % SMALL_VALUES;
        return Long.toString(shade == Shade.LOW ? -number : number);
    }

    private static String integer(long number, long large, Shade shade) {
        return switch (shade) {
            case ORDINARY -> Long.toString(number);
            case LOW -> Long.toString(-large - number);
            case HIGH -> Long.toString(large + number);
        };
    }

    /** All digits before the point are used at the ends, but for a first one, so that ten times as much still fits. */
    private static String numeric(int modifier, long number, Shade shade) {
        if (modifier < 4) {
            return integer(number, 123_456_000_000L, shade) + ".125";
        }
        int precision = ((modifier - 4) >> 16) & 0xffff;
        int scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
        int whole = precision - scale;
        if (whole < 6 || scale < 0) {
            BigInteger digits = BigInteger.valueOf(number).mod(BigInteger.TEN.pow(precision));
            return new BigDecimal(shade == Shade.LOW ? digits.negate() : digits, scale).toPlainString();
        }
        String fraction = scale == 0 ? "" : "." + "25".repeat(scale).substring(0, scale);
        BigInteger large = shade == Shade.ORDINARY || whole < 8
                ? BigInteger.valueOf(number)
                : BigInteger.TEN.pow(whole - 2).add(BigInteger.valueOf(number % 1_000_000));
        return (shade == Shade.LOW ? "-" : "") + large + fraction;
    }

    private static String uuid(int seed, long number, Shade shade) {
        String end = "%08x%04x".formatted(number, seed & 0xffff);
        return switch (shade) {
            case ORDINARY -> "73000000-%04x-4000-8000-".formatted(seed & 0xffff) + end;
            case LOW -> "00000000-0000-0000-0000-" + end;
            case HIGH -> "ffffffff-ffff-ffff-ffff-" + end;
        };
    }

    private static String bytes(long number, Shade shade) {
        String hex = "%08x".formatted(number);
        return switch (shade) {
            case ORDINARY -> "\\x" + hex;
            case LOW -> "\\x";
            case HIGH -> "\\x" + hex.repeat(32);
        };
    }

    private static String bits(int length, long number, Shade shade) {
        if (shade != Shade.ORDINARY) {
            return (shade == Shade.LOW ? "0" : "1").repeat(length);
        }
        String binary = Long.toBinaryString(number);
        return binary.length() >= length
                ? binary.substring(binary.length() - length)
                : "0".repeat(length - binary.length()) + binary;
    }

    /** Dates and times. */
    private static final class Moments {

        static Optional<String> of(ValueType type, long number, long row, Shade shade) {
            LocalDate date =
                    switch (shade) {
                        case ORDINARY -> LocalDate.of(2011, 3, 1).plusDays(number / COLUMNS_APART % DAYS + row);
                        case LOW -> LocalDate.of(1701, 2, 3).plusDays(number % DAYS);
                        case HIGH -> LocalDate.of(2187, 1, 1).plusDays(number % DAYS);
                    };
            LocalTime time =
                    switch (shade) {
                        case ORDINARY -> LocalTime.of(4, 5, 6).plusSeconds(number % 60_000);
                        case LOW -> LocalTime.MIDNIGHT;
                        case HIGH -> LocalTime.of(23, 59, 59);
                    };
            return switch (type.name()) {
                case "date" -> Optional.of(date.toString());
                case "time" -> Optional.of(time.toString());
                case "timetz" -> Optional.of(time + "+02");
                case "timestamp" -> Optional.of(date + " " + time);
                case "timestamptz" -> Optional.of(date + " " + time + "+00");
                case "interval" -> Optional.of(interval(number, shade));
                default -> Optional.empty();
            };
        }

        private static String interval(long number, Shade shade) {
            return switch (shade) {
                case ORDINARY -> number % 10_000 + " minutes";
                case LOW -> "-" + number % 100 + " days";
                case HIGH -> number % 100 + " years 2 mons 3 days";
            };
        }
    }

    /** What has an inner form. */
    private static final class Documents {

        static Optional<String> of(ValueType type, String token, Shade shade) {
            return switch (type.name()) {
                case "json", "jsonb" -> Optional.of(json(token, shade));
                case "jsonpath" -> Optional.of("$.\"sample_" + token + "\"");
                case "xml" -> Optional.of("<sample>" + (shade == Shade.LOW ? "" : token) + "</sample>");
                case "tsvector", "tsquery" ->
                    Optional.of(shade == Shade.LOW ? "" : "'sample' & '" + token + "'")
                            .map(query -> type.name().equals("tsquery") ? query : query.replace(" & ", " "));
                case "refcursor" -> Optional.of("sample_" + token);
                case "regclass" -> Optional.of("pg_catalog.pg_class");
                case "regtype" -> Optional.of("pg_catalog.int4");
                case "regproc", "regprocedure", "regoper", "regoperator" -> Optional.of("0");
                case "regconfig", "regdictionary" -> Optional.of("pg_catalog.simple");
                case "regnamespace" -> Optional.of("pg_catalog");
                case "regcollation" -> Optional.of("pg_catalog.\"C\"");
                default -> Optional.empty();
            };
        }

        private static String json(String token, Shade shade) {
            return switch (shade) {
                case ORDINARY -> "{\"sample\": \"" + token + "\"}";
                case LOW -> "{}";
                case HIGH ->
                    String.format(
                            Locale.ROOT,
                            "{\"sample\": \"%s\", \"number\": -7.3e5, \"none\": null, \"list\": [1, {\"deep\": []}]}",
                            token);
            };
        }
    }

    /** Where something is: in a network, in a plane, in a log. */
    private static final class Places {

        static Optional<String> of(ValueType type, long number, Shade shade) {
            long high = number >> 16 & 0xff;
            long middle = number >> 8 & 0xff;
            long low = number & 0xff;
            String six = "%02x:%02x:%02x".formatted(high, middle, low);
            return switch (type.name()) {
                case "inet", "cidr" ->
                    Optional.of(
                            shade == Shade.HIGH
                                    ? "fd73:%x::%x/128".formatted(high, number & 0xffff)
                                    : "10.%d.%d.%d/32".formatted(high, middle, low));
                case "macaddr" -> Optional.of("02:73:00:" + six);
                case "macaddr8" -> Optional.of("02:73:00:ff:fe:" + six);
                case "point" -> Optional.of("(%d,%d)".formatted(number, shade == Shade.LOW ? -2 : 2));
                case "line" -> Optional.of("{1,2,%d}".formatted(number));
                case "lseg", "path" -> Optional.of("[(0,0),(%d,1)]".formatted(number));
                case "box" -> Optional.of("(%d,2),(%d,1)".formatted(2 * number + 1, 2 * number));
                case "polygon" -> Optional.of("((%1$d,0),(%1$d,1),(1,1))".formatted(number));
                case "circle" -> Optional.of("<(%d,0),0.25>".formatted(number));
                case "pg_lsn" -> Optional.of("16/%X".formatted(number));
                case "tid" -> Optional.of("(%d,1)".formatted(number));
                case "pg_snapshot", "txid_snapshot" -> Optional.of("%d:%d:".formatted(number, number));
                case "int2vector", "oidvector" -> Optional.of("1 " + number % 30_000);
                default -> Optional.empty();
            };
        }
    }
}
