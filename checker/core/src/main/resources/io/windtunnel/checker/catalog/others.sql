-- Kinds that are listed and compared as a whole. The definition of what Postgres cannot print is its options.
SELECT v.catalog, v.oid, v.kind, v.schema, v.name, v.definition, v.table_schema, v.table_name, v.arguments, m.description AS comment
  FROM (SELECT 'pg_collation' AS catalog, x.oid, 'COLLATION' AS kind, n.nspname AS schema, x.collname AS name,
               -- The locale's column was renamed in 15 and 17.
               pg_catalog.concat_ws(', ',
                   'PROVIDER = ' || CASE x.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' ELSE 'builtin' END,
                   'LOCALE = ' || pg_catalog.quote_literal(coalesce(pg_catalog.to_jsonb(x) ->> 'colllocale',
                       pg_catalog.to_jsonb(x) ->> 'colliculocale', x.collcollate)),
                   'RULES = ' || pg_catalog.quote_literal(pg_catalog.to_jsonb(x) ->> 'collicurules'),
                   CASE WHEN NOT x.collisdeterministic THEN 'DETERMINISTIC = false' END) AS definition,
               NULL::name AS table_schema, NULL::name AS table_name, NULL AS arguments
          FROM pg_catalog.pg_collation x
          JOIN pg_catalog.pg_namespace n ON n.oid = x.collnamespace
        UNION ALL
        SELECT 'pg_statistic_ext', x.oid, 'STATISTICS', n.nspname, x.stxname,
               pg_catalog.pg_get_statisticsobjdef(x.oid), tn.nspname, t.relname, NULL
          FROM pg_catalog.pg_statistic_ext x
          JOIN pg_catalog.pg_namespace n ON n.oid = x.stxnamespace
          JOIN pg_catalog.pg_class t ON t.oid = x.stxrelid
          JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
        UNION ALL
        SELECT 'pg_event_trigger', x.oid, 'EVENT_TRIGGER', NULL, x.evtname,
               pg_catalog.concat_ws(' ', 'ON', x.evtevent,
                   'WHEN TAG IN (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(g), ', ')
                                         FROM pg_catalog.unnest(x.evttags) g) || ')',
                   'EXECUTE FUNCTION', x.evtfoid::pg_catalog.regprocedure::text,
                   CASE x.evtenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' END),
               NULL, NULL, NULL
          FROM pg_catalog.pg_event_trigger x
          JOIN pg_catalog.pg_proc f ON f.oid = x.evtfoid
          JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE n.nspname <> ALL (?)
        UNION ALL
        SELECT 'pg_publication', x.oid, 'PUBLICATION', NULL, x.pubname,
               pg_catalog.concat_ws(' ', CASE WHEN x.puballtables THEN 'FOR ALL TABLES' END,
                   'FOR ' || nullif(pg_catalog.concat_ws(', ',
                       -- Columns, rows and schemas from 15 on; the catalog of schemas is not there before.
                       'TABLE ' || (SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text
                                               || coalesce(' (' || (
                                                      SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', '
                                                                                   ORDER BY a.attnum)
                                                        FROM pg_catalog.pg_attribute a
                                                       WHERE a.attrelid = r.prrelid
                                                         AND pg_catalog.to_jsonb(r) -> 'prattrs' @> pg_catalog.to_jsonb(a.attnum)) || ')', '')
                                               || CASE WHEN pg_catalog.to_jsonb(r) ->> 'prqual' IS NULL THEN '' ELSE ' WHERE ' || (
                                                      SELECT pg_catalog.to_jsonb(t) ->> 'rowfilter'
                                                        FROM pg_catalog.pg_publication_tables t
                                                       WHERE t.pubname = x.pubname
                                                         AND pg_catalog.format('%I.%I', t.schemaname, t.tablename)
                                                             = r.prrelid::pg_catalog.regclass::text) END,
                                           ', ' ORDER BY r.prrelid::pg_catalog.regclass::text COLLATE "C")
                                      FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = x.oid),
                       'TABLES IN SCHEMA ' || (
                           SELECT pg_catalog.string_agg(pg_catalog.quote_ident(sn.nspname), ', ' ORDER BY sn.nspname)
                             FROM pg_catalog.pg_depend p
                             JOIN pg_catalog.pg_depend s ON s.classid = p.classid AND s.objid = p.objid
                                                        AND s.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
                             JOIN pg_catalog.pg_namespace sn ON sn.oid = s.refobjid
                            WHERE p.refclassid = 'pg_catalog.pg_publication'::pg_catalog.regclass AND p.refobjid = x.oid
                              AND p.classid = pg_catalog.to_regclass('pg_catalog.pg_publication_namespace'))), ''),
                   'WITH (publish = ''' || pg_catalog.concat_ws(', ', CASE WHEN x.pubinsert THEN 'insert' END,
                       CASE WHEN x.pubupdate THEN 'update' END, CASE WHEN x.pubdelete THEN 'delete' END,
                       CASE WHEN x.pubtruncate THEN 'truncate' END) || ''''
                       || CASE WHEN x.pubviaroot THEN ', publish_via_partition_root = true' ELSE '' END || ')'),
               NULL, NULL, NULL
          FROM pg_catalog.pg_publication x
        UNION ALL
        SELECT 'pg_foreign_data_wrapper', x.oid, 'FOREIGN_DATA_WRAPPER', NULL, x.fdwname,
               pg_catalog.concat_ws(' ', 'HANDLER ' || nullif(x.fdwhandler, 0)::pg_catalog.regproc,
                   'VALIDATOR ' || nullif(x.fdwvalidator, 0)::pg_catalog.regproc,
                   'OPTIONS (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                                         || pg_catalog.quote_literal(o.option_value), ', ' ORDER BY o.option_name)
                     FROM pg_catalog.pg_options_to_table(x.fdwoptions) o) || ')'),
               NULL, NULL, NULL
          FROM pg_catalog.pg_foreign_data_wrapper x
        UNION ALL
        SELECT 'pg_foreign_server', x.oid, 'SERVER', NULL, x.srvname,
               pg_catalog.concat_ws(' ', 'TYPE ' || pg_catalog.quote_literal(x.srvtype),
                   'VERSION ' || pg_catalog.quote_literal(x.srvversion),
                   'FOREIGN DATA WRAPPER ' || pg_catalog.quote_ident(w.fdwname),
                   'OPTIONS (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                                         || pg_catalog.quote_literal(o.option_value), ', ' ORDER BY o.option_name)
                     FROM pg_catalog.pg_options_to_table(x.srvoptions) o) || ')'),
               NULL, NULL, NULL
          FROM pg_catalog.pg_foreign_server x
          JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = x.srvfdw
        UNION ALL
        -- From here on what initdb made, most of it, is left out by its OID.
        SELECT 'pg_operator', x.oid, 'OPERATOR', n.nspname, x.oprname,
               pg_catalog.concat_ws(', ', 'FUNCTION = ' || x.oprcode::pg_catalog.regproc,
                   'LEFTARG = ' || pg_catalog.format_type(nullif(x.oprleft, 0), NULL),
                   'RIGHTARG = ' || pg_catalog.format_type(x.oprright, NULL),
                   (SELECT 'COMMUTATOR = OPERATOR(' || pg_catalog.quote_ident(cn.nspname) || '.' || c.oprname || ')'
                      FROM pg_catalog.pg_operator c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace
                     WHERE c.oid = x.oprcom),
                   (SELECT 'NEGATOR = OPERATOR(' || pg_catalog.quote_ident(cn.nspname) || '.' || c.oprname || ')'
                      FROM pg_catalog.pg_operator c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace
                     WHERE c.oid = x.oprnegate),
                   'RESTRICT = ' || nullif(x.oprrest, 0)::pg_catalog.regproc,
                   'JOIN = ' || nullif(x.oprjoin, 0)::pg_catalog.regproc,
                   CASE WHEN x.oprcanhash THEN 'HASHES' END, CASE WHEN x.oprcanmerge THEN 'MERGES' END),
               NULL, NULL,
               coalesce(pg_catalog.format_type(nullif(x.oprleft, 0), NULL), 'NONE') || ', '
                   || pg_catalog.format_type(x.oprright, NULL)
          FROM pg_catalog.pg_operator x
          JOIN pg_catalog.pg_namespace n ON n.oid = x.oprnamespace
         WHERE x.oid >= 16384 AND x.oprcode <> 0
        UNION ALL
        SELECT 'pg_cast', x.oid, 'CAST', NULL,
               pg_catalog.format_type(x.castsource, NULL) || ' AS ' || pg_catalog.format_type(x.casttarget, NULL),
               CASE x.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || x.castfunc::pg_catalog.regprocedure
                                 WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END
                   || CASE x.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END,
               NULL, NULL, NULL
          FROM pg_catalog.pg_cast x
         WHERE x.oid >= 16384
           -- That of a range to its multirange comes and goes with them.
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i
                            WHERE i.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND i.objid = x.oid
                              AND i.deptype = 'i')
        UNION ALL
        SELECT 'pg_ts_dict', x.oid, 'TEXT_SEARCH_DICTIONARY', n.nspname, x.dictname,
               pg_catalog.concat_ws(', ', 'TEMPLATE = ' || (
                   SELECT pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.tmplname)
                     FROM pg_catalog.pg_ts_template t
                     JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
                    WHERE t.oid = x.dicttemplate), x.dictinitoption),
               NULL, NULL, NULL
          FROM pg_catalog.pg_ts_dict x
          JOIN pg_catalog.pg_namespace n ON n.oid = x.dictnamespace
         WHERE x.oid >= 16384
        UNION ALL
        SELECT 'pg_ts_config', x.oid, 'TEXT_SEARCH_CONFIGURATION', n.nspname, x.cfgname,
               pg_catalog.concat_ws(E'\n', 'PARSER = ' || (
                   SELECT pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.prsname)
                     FROM pg_catalog.pg_ts_parser p
                     JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
                    WHERE p.oid = x.cfgparser), (
                   SELECT pg_catalog.string_agg(g.mapping, E'\n' ORDER BY g.mapping COLLATE "C")
                     FROM (SELECT 'MAPPING FOR ' || t.alias || ' WITH ' || pg_catalog.string_agg(
                                      m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.mapseqno) AS mapping
                             FROM pg_catalog.pg_ts_config_map m
                             JOIN pg_catalog.ts_token_type(x.cfgparser) t ON t.tokid = m.maptokentype
                            WHERE m.mapcfg = x.oid GROUP BY t.alias) g)),
               NULL, NULL, NULL
          FROM pg_catalog.pg_ts_config x
          JOIN pg_catalog.pg_namespace n ON n.oid = x.cfgnamespace
         WHERE x.oid >= 16384) v
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = ('pg_catalog.' || v.catalog)::pg_catalog.regclass AND m.objoid = v.oid AND m.objsubid = 0
 WHERE (v.schema IS NULL OR v.schema !~ '^pg_' AND v.schema <> 'information_schema' AND v.schema <> ALL (?))
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = ('pg_catalog.' || v.catalog)::pg_catalog.regclass AND e.objid = v.oid
                      AND e.deptype = 'e')
