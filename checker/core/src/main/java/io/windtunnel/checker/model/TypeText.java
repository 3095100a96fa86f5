package io.windtunnel.checker.model;

import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of types: how Postgres prints them ({@code format_type}) and what jOOQ's generator makes of them. jOOQ has fewer
 * types than Postgres, so one of its types can stand for several; which ones is what was seen of its generator.
 */
public final class TypeText {

    private static final Pattern TYPE = Pattern.compile("([^(]+?)\\s*(?:\\(([-\\d, ]+)\\))?( with(?:out)? time zone)?");
    private static final Pattern QUOTED_NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:\\.\"((?:[^\"]|\"\")*)\")?");
    private static final int SCALE_BITS = 0x7ff;
    private static final Map<String, String> POSTGRES_WORDS = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("float", "double precision"),
            Map.entry("float8", "double precision"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("decimal", "numeric"));
    private static final Map<String, String> FOLDED = Map.ofEntries(
            Map.entry("bit", "character"),
            Map.entry("bpchar", "character"),
            Map.entry("\"char\"", "character"),
            Map.entry("bit varying", "character varying"),
            Map.entry("name", "character varying"),
            Map.entry("regproc", "character varying"),
            Map.entry("aclitem", "character varying"),
            Map.entry("oid", "bigint"),
            Map.entry("xid", "bigint"),
            Map.entry("cid", "bigint"),
            Map.entry("tid", "bigint"));

    /** Their array types' names do not begin with an underscore, and jOOQ cuts the first letter off. */
    private static final Map<String, String> VECTORS = Map.of("oidvector", "idvector[]", "int2vector", "nt2vector[]");

    private TypeText() {}

    /** A type as jOOQ casts to it, in the words of Postgres; a precision that it does not know is not there. */
    public static String ofJooq(String castType) {
        Matcher quoted = QUOTED_NAME.matcher(castType);
        if (quoted.matches()) {
            String first = quoted.group(1).replace("\"\"", "\"");
            return quoted.group(2) == null
                    ? SqlIdentifier.quote(first)
                    : first.equals("pg_catalog")
                            ? SqlIdentifier.quote(quoted.group(2))
                            : ObjectName.of(first, quoted.group(2).replace("\"\"", "\""))
                                    .toString();
        }
        Matcher type = TYPE.matcher(castType);
        if (!type.matches()) {
            return castType;
        }
        String name = POSTGRES_WORDS.getOrDefault(type.group(1), type.group(1));
        String size = type.group(2) == null ? "" : "(" + type.group(2).replace(" ", "") + ")";
        String zone = type.group(3) != null
                ? type.group(3)
                : name.equals("timestamp") || name.equals("time") ? " without time zone" : "";
        return name + size + zone;
    }

    /** The type as Postgres prints it: the precision 6 of a time goes without saying there. */
    static String shown(String generated) {
        return generated.startsWith("time") ? generated.replace("(6)", "") : generated;
    }

    /** The type without its brackets. */
    static String element(String type) {
        return type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
    }

    /**
     * Whether jOOQ's generator can have made this of that type.
     *
     * @param generated from the classes
     * @param type from the catalog
     * @param exact whether it stood where the generator reads the precision of times: in a table's or view's column
     */
    static boolean canStandFor(String generated, String type, boolean exact) {
        if (generated.equals(VECTORS.get(type))) {
            return true;
        }
        boolean array = type.endsWith("[]");
        return array == generated.endsWith("[]")
                && candidates(element(type), exact, array).contains(element(generated));
    }

    private static Set<String> candidates(String type, boolean exact, boolean element) {
        Set<String> candidates = new LinkedHashSet<>(Set.of(type));
        candidates.add(
                type.substring(type.lastIndexOf('.') + 1)); // a table's row type, an array's enum: without schema
        Matcher parts = TYPE.matcher(type);
        if (!parts.matches()) {
            return candidates;
        }
        String name = parts.group(1);
        if (element && !exact) {
            candidates.add(name); // an array's sizes are read in tables and views alone
        }
        String size = parts.group(2) == null ? "" : "(" + parts.group(2) + ")";
        if (name.startsWith("time") && parts.group(3) != null) {
            addTimes(candidates, name, parts.group(2), parts.group(3), exact && !element);
        } else if (name.startsWith("interval")) {
            candidates.add(element || !exact ? "interval" : interval(name));
            candidates.add(interval(name));
        } else if (name.equals("numeric") && !size.isEmpty()) {
            addNumeric(candidates, parts.group(2).split(",", -1));
        } else if (FOLDED.containsKey(name)) {
            candidates.add(FOLDED.get(name) + size);
            if (element || !exact) {
                candidates.add(FOLDED.get(name));
            }
        }
        return candidates;
    }

    /** A time(0) is written without its precision, where one without a precision is written with 6. */
    private static void addTimes(Set<String> candidates, String name, String precision, String zone, boolean exact) {
        candidates.clear();
        int digits = precision == null ? 6 : Integer.parseInt(precision);
        candidates.add(name + "(" + digits + ")" + zone);
        if (name.equals("timestamp") ? zone.startsWith(" with ") : digits == 0) {
            candidates.add(name + zone);
        }
        if (!exact) {
            candidates.add(name + zone);
            candidates.add(name + "(0)" + zone);
        }
    }

    private static String interval(String name) {
        boolean months = name.contains("year") || name.contains("month");
        boolean seconds =
                name.contains("day") || name.contains("hour") || name.contains("minute") || name.contains("second");
        return months ? "interval year to month" : seconds ? "interval day to second" : "interval";
    }

    /** Whole numbers become jOOQ's integers, unless it was told otherwise; a negative scale is misread. */
    private static void addNumeric(Set<String> candidates, String[] sizes) {
        int precision = Integer.parseInt(sizes[0]);
        int scale = Integer.parseInt(sizes[1]);
        candidates.add("numeric(" + precision + "," + (scale & SCALE_BITS) + ")");
        if (scale == 0) {
            candidates.add("numeric(" + precision + ")");
            candidates.add(
                    precision < 5 ? "smallint" : precision < 10 ? "integer" : precision < 19 ? "bigint" : "numeric");
        }
    }
}
