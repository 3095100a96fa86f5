-- The observers' side of the server: installed by a superuser, out of reach for the owner whose scripts are watched.
-- Everything is qualified and runs under a fixed search_path, since the scripts are somebody else's code.

create schema windtunnel;
grant usage on schema windtunnel to public;

-- Numbers the events. Only setval counts it up: unlike nextval it leaves the session's lastval() alone. (Where a row
-- stands in the table tells nothing: Postgres fills gaps that earlier rows left.)
create sequence windtunnel.event_number;
select pg_catalog.setval('windtunnel.event_number', 1);
grant select on windtunnel.event_number to public;

-- What the event triggers saw, in the order in which it happened; a rolled back command leaves no row.
create unlogged table windtunnel.event (
    number bigint primary key default pg_catalog.setval(
        'windtunnel.event_number', pg_catalog.pg_sequence_last_value('windtunnel.event_number') + 1),
    kind text not null,
    tag text not null,
    at timestamptz not null default pg_catalog.clock_timestamp(),
    stack text not null,
    detail jsonb,
    held jsonb,
    query text
);
grant select on windtunnel.event to public;

-- What a table demands of its rows: [numbers and names of the columns that are NOT NULL, its constraints, the table that
-- it is a partition of]. Of what this transaction made the definition, too. Reads the catalogs alone, so that no lock
-- stands in the way.
create function windtunnel.shape(relation oid) returns jsonb
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select jsonb_build_array(
        (select jsonb_agg(jsonb_build_array(a.attnum, a.attname) order by a.attnum)
            from pg_attribute a
            where a.attrelid = relation and a.attnum > 0 and a.attnotnull and not a.attisdropped),
        (select jsonb_agg(jsonb_build_array(
                k.oid::bigint, k.conname, k.contype, k.convalidated, nullif(k.confrelid::bigint, 0),
                (select format('%I.%I', n.nspname, f.relname)
                 from pg_class f join pg_namespace n on n.oid = f.relnamespace where f.oid = k.confrelid),
                k.conindid::bigint,
                case when k.xmin = pg_current_xact_id_if_assigned()::xid then pg_get_constraintdef(k.oid) end)
                order by k.oid)
            from pg_constraint k
            where k.conrelid = relation and k.conparentid = 0 and k.contype in ('p', 'u', 'x', 'f', 'c', 'n')),
        (select jsonb_build_array(p.oid::bigint, format('%I.%I', n.nspname, p.relname), p.relkind)
            from pg_inherits h join pg_class c on c.oid = h.inhrelid and c.relispartition
            join pg_class p on p.oid = h.inhparent join pg_namespace n on n.oid = p.relnamespace
            where h.inhrelid = relation))
$$;

-- Relations that the current transaction holds locks on, with what it did to them. Every relation that a transaction
-- touches stays locked until its end, so nothing is missed. OIDs below 16384 are Postgres's own catalogs.
create function windtunnel.held() returns jsonb
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select jsonb_agg(jsonb_build_array(
            l.relation::bigint,
            case when c.relname is null then null else format('%I.%I', n.nspname, c.relname) end,
            c.relkind,
            c.relfilenode::bigint,
            c.relnatts,
            l.modes,
            case when c.relkind in ('r', 'm', 'p') then jsonb_build_array(
                pg_stat_get_xact_numscans(c.oid),
                pg_stat_get_xact_tuples_returned(c.oid),
                pg_stat_get_xact_tuples_inserted(c.oid),
                pg_stat_get_xact_tuples_updated(c.oid),
                pg_stat_get_xact_tuples_deleted(c.oid)) end,
            case when c.relkind in ('r', 'm', 'p') and l.strong then (
                select jsonb_agg(jsonb_build_array(
                    i.oid::bigint, format('%I.%I', n.nspname, i.relname), i.relkind,
                    coalesce(pg_relation_filenode(i.oid)::bigint, 0), x.indisvalid,
                    case when x.xmin = pg_current_xact_id_if_assigned()::xid then pg_get_indexdef(i.oid) end))
                from pg_index x join pg_class i on i.oid = x.indexrelid
                where x.indrelid = c.oid) end,
            case when c.relkind in ('r', 'p') and l.strong then windtunnel.shape(c.oid) end,
            case when c.relkind in ('r', 'm') and l.strong then pg_relation_size(c.oid) > 0 end))
        from (
            select relation, array_agg(mode) as modes,
                bool_or(mode in ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                    'AccessExclusiveLock')) as strong
            from pg_locks
            where locktype = 'relation' and pid = pg_backend_pid() and granted and relation >= 16384
            group by relation) l
        left join pg_class c on c.oid = l.relation
        left join pg_namespace n on n.oid = c.relnamespace
        where n.nspname is null or n.nspname not in ('windtunnel', 'pg_toast'));
end
$$;

-- The same for every table, index and materialized view, with totals instead of the transaction's own counts: for
-- statements that run outside a transaction, whose locks are gone when they end.
create function windtunnel.all_relations() returns jsonb
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select jsonb_agg(jsonb_build_array(
            c.oid::bigint,
            format('%I.%I', n.nspname, c.relname),
            c.relkind,
            coalesce(pg_relation_filenode(c.oid)::bigint, 0),
            c.relnatts,
            '[]'::jsonb,
            case when c.relkind in ('r', 'm', 'p') then jsonb_build_array(
                pg_stat_get_numscans(c.oid) + pg_stat_get_xact_numscans(c.oid),
                pg_stat_get_tuples_returned(c.oid) + pg_stat_get_xact_tuples_returned(c.oid),
                pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_inserted(c.oid),
                pg_stat_get_tuples_updated(c.oid) + pg_stat_get_xact_tuples_updated(c.oid),
                pg_stat_get_tuples_deleted(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid)) end,
            case when c.relkind in ('r', 'm', 'p') then (
                select jsonb_agg(jsonb_build_array(
                    i.oid::bigint, format('%I.%I', n.nspname, i.relname), i.relkind,
                    coalesce(pg_relation_filenode(i.oid)::bigint, 0), x.indisvalid))
                from pg_index x join pg_class i on i.oid = x.indexrelid
                where x.indrelid = c.oid) end,
            case when c.relkind in ('r', 'p') then windtunnel.shape(c.oid) end,
            case when c.relkind in ('r', 'm') then pg_relation_size(c.oid) > 0 end))
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'm', 'p', 'i') and c.oid >= 16384 and n.nspname not in ('windtunnel', 'pg_toast'));
end
$$;

-- Before 15 the counters of a transaction go on from those of the transactions before it that were not sent off yet:
-- what they begin with, as relations without a lock, the same in every look of the transaction.
create function windtunnel.carried_over() returns jsonb
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
    carried text := coalesce(current_setting('windtunnel.carried', true), '');
begin
    if carried = '' then
        select coalesce(jsonb_agg(jsonb_build_array(
            c.oid::bigint, format('%I.%I', n.nspname, c.relname), c.relkind,
            coalesce(pg_relation_filenode(c.oid)::bigint, 0), c.relnatts, '[]'::jsonb, x.counters, null)), '[]')
        into carried
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        cross join lateral (select jsonb_build_array(
            pg_stat_get_xact_numscans(c.oid),
            pg_stat_get_xact_tuples_returned(c.oid),
            pg_stat_get_xact_tuples_inserted(c.oid),
            pg_stat_get_xact_tuples_updated(c.oid),
            pg_stat_get_xact_tuples_deleted(c.oid)) as counters) x
        where c.relkind in ('r', 'm', 'p') and c.oid >= 16384 and x.counters <> '[0, 0, 0, 0, 0]';
        perform set_config('windtunnel.carried', carried, true);
    end if;
    return carried::jsonb;
end
$$;

-- One look at the session after a statement: everything in one round trip.
--   since    the number of the last event that was read
--   outside  whether the script runs outside a transaction; the event triggers are told so, too
create function windtunnel.look(since bigint, outside boolean) returns jsonb
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off -- the planner knows nothing of the events, and a scan would grow with the history
as $$
declare
    carried jsonb := '[]';
begin
    if current_setting('server_version_num')::int >= 150000 then
        -- The counters of a transaction can be sent off at its end, so that the next one starts at zero.
        perform pg_stat_force_next_flush();
    elsif not outside then
        carried := windtunnel.carried_over();
    end if;
    if outside <> (coalesce(current_setting('windtunnel.outside', true), '') = 'on') then
        perform set_config('windtunnel.outside', case when outside then 'on' else 'off' end, false);
    end if;
    return jsonb_build_object(
        'transaction', pg_backend_pid() || '/' || extract(epoch from transaction_timestamp()),
        'timeouts', jsonb_build_array(
            current_setting('lock_timeout'), current_setting('statement_timeout'),
            current_setting('idle_in_transaction_session_timeout')),
        'events', (
            select jsonb_agg(jsonb_build_array(e.kind, e.tag, extract(epoch from e.at), e.stack, e.detail, e.held,
                    e.query)
                order by e.number)
            from windtunnel.event e where e.number > since),
        'last', pg_sequence_last_value('windtunnel.event_number'),
        'held', case
            when outside then windtunnel.all_relations()
            else carried || coalesce(windtunnel.held(), '[]') end);
end
$$;

-- The rows of tables of this database: of each how many, of each column how many values and a fingerprint of them all,
-- and the first rows as text. Values are printed by their types' own functions and never cast: a cast can be a function
-- of the scripts' author, and this runs as superuser, since row security must not hide anything.
create function windtunnel.rows(tables bigint[], shown int) returns jsonb
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
    one record;
    found jsonb;
    everything jsonb[] := '{}';
begin
    for one in
        select c.oid, format('%I.%I', n.nspname, c.relname) as name, a.*
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        cross join lateral (
            select
                coalesce(jsonb_agg(jsonb_build_array(
                    t.attnum, t.attname, format_type(t.atttypid, t.atttypmod), y.typnamespace = 'pg_catalog'::regnamespace,
                    t.attidentity::text || t.attgenerated::text)
                    order by t.attnum), '[]') as columns,
                coalesce(string_agg(format(
                    'count(%1$I)::text, sum(hashtextextended(format(''%%s'', %1$I), 0)) filter (where num_nulls(%1$I) = 0)::text',
                    t.attname), ', ' order by t.attnum), '') as counts,
                coalesce(string_agg(format(
                    'case when num_nulls(%1$I) = 0 then windtunnel.shown(format(''%%s'', %1$I)) end',
                    t.attname), ', ' order by t.attnum), '') as texts
            from pg_attribute t join pg_type y on y.oid = t.atttypid
            where t.attrelid = c.oid and t.attnum > 0 and not t.attisdropped and t.attgenerated::text <> 'v') a
        where c.oid = any (tables) and c.oid >= 16384 and c.relkind in ('r', 'm') and n.nspname <> 'windtunnel'
        order by c.oid
    loop
        execute format(
            'select jsonb_build_array(
                (select count(*) from only %1$s),
                (select to_jsonb(array[%2$s]::text[]) from only %1$s),
                (select jsonb_agg(r) from (
                    select to_jsonb(array[%3$s]::text[]) as r from only %1$s order by ctid limit %4$s) x))',
            one.name, one.counts, one.texts, shown) into found;
        everything := everything || jsonb_build_array(one.oid::bigint, one.name, one.columns, found);
    end loop;
    return to_jsonb(everything);
end
$$;

-- A value as it is shown and compared: a long one by its beginning and a hash.
create function windtunnel.shown(value text) returns text
language sql immutable
set search_path = pg_catalog, pg_temp
as $$ select case when length(value) <= 200 then value else left(value, 160) || '... ' || md5(value) end $$;

-- Whether a value that was converted can be converted back to what it was. Only for types of Postgres's own.
create function windtunnel.reads_back(was text, type text, now text) returns boolean
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
    same boolean;
begin
    if type in ('json', 'jsonb') then
        return was::jsonb = now::jsonb;
    end if;
    execute format('select format(''%%s'', cast(%L as %s)) = %L', now, type, was) into same;
    return same;
exception when others then
    return false;
end
$$;

-- Every table with rows of its own, Postgres's aside.
create function windtunnel.tables() returns bigint[]
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(c.oid::bigint order by c.oid), '{}')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.oid >= 16384 and c.relpersistence <> 't'
        and n.nspname not in ('windtunnel', 'pg_toast')
$$;

-- Above every OID that is in use: whatever has a larger one later on was created after this moment.
create function windtunnel.newest_oid() returns bigint
language sql volatile
set search_path = pg_catalog, pg_temp
as $$ select pg_nextoid('pg_class', 'oid', 'pg_class_oid_index')::bigint $$;

-- The stack has one line where a command was sent by itself, and more where it runs inside a DO block or a function.
create function windtunnel.on_command_start() returns event_trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    stack text;
begin
    get diagnostics stack = pg_context;
    if strpos(stack, E'\n') > 0 then
        insert into windtunnel.event (kind, tag, stack, held) values ('start', tg_tag, stack, windtunnel.held());
    end if;
end
$$;

create function windtunnel.on_command_end() returns event_trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    stack text;
    alone boolean;
    touched jsonb;
begin
    get diagnostics stack = pg_context;
    alone := strpos(stack, E'\n') = 0;
    if tg_tag in ('COMMENT', 'GRANT', 'REVOKE', 'SECURITY LABEL') then -- they leave the shape of things alone
        select jsonb_agg(jsonb_build_array(
            d.objid::bigint, d.command_tag, d.object_type, d.object_identity, a.object_names))
        into touched
        from pg_event_trigger_ddl_commands() d
        left join lateral pg_identify_object_as_address(d.classid, d.objid, d.objsubid) a on d.objid is not null
        where not d.in_extension;
    else
        select jsonb_agg(jsonb_build_array(
            d.objid::bigint, d.command_tag, d.object_type, d.object_identity, a.object_names,
            case when d.classid = 'pg_class'::regclass and d.object_type in ('table', 'foreign table', 'view', 'materialized view') then (
                select jsonb_agg(jsonb_build_array(t.attnum, t.attname) order by t.attnum)
                from pg_attribute t where t.attrelid = d.objid and t.attnum > 0 and not t.attisdropped) end,
            case when d.classid = 'pg_class'::regclass and d.object_type in ('table', 'foreign table') then (
                select jsonb_agg(jsonb_build_array(
                    k.oid::bigint, k.conname, k.contype, k.conislocal and k.conparentid = 0,
                    (select jsonb_agg(t.attname order by o.place)
                     from unnest(k.conkey) with ordinality o (number, place)
                     join pg_attribute t on t.attrelid = k.conrelid and t.attnum = o.number)))
                from pg_constraint k where k.conrelid = d.objid) end,
            case when d.classid = 'pg_class'::regclass and d.object_type = 'index' then (
                select jsonb_build_array(b.relname, x.indisprimary, exists (
                        select from pg_constraint k where k.conindid = d.objid and k.contype in ('p', 'u', 'x')),
                    (select jsonb_agg(t.attname order by t.attnum) from pg_attribute t where t.attrelid = d.objid))
                from pg_index x join pg_class b on b.oid = x.indrelid where x.indexrelid = d.objid) end))
        into touched
        from pg_event_trigger_ddl_commands() d
        left join lateral pg_identify_object_as_address(d.classid, d.objid, d.objsubid) a on d.objid is not null
        where not d.in_extension;
    end if;
    insert into windtunnel.event (kind, tag, stack, detail, held, query)
    values ('end', tg_tag, case when alone then '' else stack end, touched,
        case when not alone or current_setting('windtunnel.outside', true) = 'on' then windtunnel.held() end,
        case when length(current_query()) <= 10000 then current_query() end);
end
$$;

create function windtunnel.on_drop() returns event_trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into windtunnel.event (kind, tag, stack, detail)
    select 'drop', tg_tag, '', jsonb_agg(jsonb_build_array(
        d.objid::bigint, d.object_type, d.object_identity, d.address_names, d.original, d.normal, d.is_temporary))
    from pg_event_trigger_dropped_objects() d
    where coalesce(d.schema_name, '') not like 'pg\_toast%'
    having count(*) > 0;
end
$$;

create function windtunnel.on_rewrite() returns event_trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into windtunnel.event (kind, tag, stack, detail)
    values ('rewrite', tg_tag, '', jsonb_build_array(
        pg_event_trigger_table_rewrite_oid()::bigint, pg_event_trigger_table_rewrite_reason()));
end
$$;

create event trigger windtunnel_start on ddl_command_start execute function windtunnel.on_command_start();
create event trigger windtunnel_end on ddl_command_end execute function windtunnel.on_command_end();
create event trigger windtunnel_drop on sql_drop execute function windtunnel.on_drop();
create event trigger windtunnel_rewrite on table_rewrite execute function windtunnel.on_rewrite();
alter event trigger windtunnel_start enable always;
alter event trigger windtunnel_end enable always;
alter event trigger windtunnel_drop enable always;
alter event trigger windtunnel_rewrite enable always;
