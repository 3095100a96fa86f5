-- What a second session can do while the watched transaction holds its locks. Called by that session, which is no
-- superuser and reads only: planning a statement can run functions of the script's author. EXPLAIN takes the locks that
-- planning and running begin with, and fires no trigger; each attempt is rolled back at once, and its locks with it.

-- Whether a statement has to wait: the error's SQLSTATE, 55P03 where it did, empty where it did not.
create function windtunnel.refusal(statement text) returns text
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    execute statement;
    raise sqlstate 'WT000'; -- takes the locks back
exception
    when sqlstate 'WT000' or read_only_sql_transaction then return '';
    when others then return sqlstate;
end
$$;

-- Relations that somebody could have wanted to use, as [oid, name, kind, command, oid of the lock in the way, SQLSTATE].
--   locked     relations with a lock that could stop somebody
--   exclusive  those of them that are locked ACCESS EXCLUSIVE
--   most       how many relations are tried at most; the last row is the number of those that were not
create function windtunnel.blocked(locked bigint[], exclusive bigint[], most integer) returns jsonb
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
    result jsonb := '[]';
    tried integer := 0;
    relation record;
    partner record;
    attempt record;
    refused text;
begin
    if current_setting('transaction_read_only') <> 'on' then
        raise 'the second session has to be read only';
    end if;
    for relation in
        with recursive concerned (oid, holder) as (
            -- an index is used by whoever uses its table
            select coalesce(x.indrelid, l.oid::oid), l.oid
            from unnest(locked) l (oid) left join pg_index x on x.indexrelid = l.oid::oid
        ), above (oid, holder, distance) as (
            select oid, holder, 0 from concerned
            union select h.inhparent, a.holder, a.distance + 1 from above a join pg_inherits h on h.inhrelid = a.oid
        ), below (oid, holder, distance) as (
            select oid, holder, 0 from concerned
            union select h.inhrelid, b.holder, b.distance - 1 from below b join pg_inherits h on h.inhparent = b.oid
        )
        select c.*, count(*) over () as total
        from (
            select distinct on (c.oid)
                c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relkind as kind, r.holder, r.distance,
                c.oid::bigint = any (exclusive) as exclusive, (
                    select format('%I = %s', a.attname,
                        case when a.attidentity = 'a' then 'default' else quote_ident(a.attname) end)
                    from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                    order by a.attidentity = 'a', a.attnum limit 1) as assignment
            from (select * from above union select * from below) r
            join pg_class c on c.oid = r.oid
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname not in ('windtunnel', 'pg_toast')
            order by c.oid, r.holder <> c.oid::bigint, abs(r.distance), not r.holder = any (exclusive), r.holder) c
        order by c.distance <> 0, c.distance < 0, c.oid
    loop
        tried := tried + 1;
        exit when tried > most;
        refused := '';
        for attempt in
            select * from (values
                ('SELECT', format('explain select * from %s', relation.oid::regclass)),
                ('INSERT', format('explain insert into %s default values', relation.oid::regclass)),
                ('UPDATE', format('explain update %s set %s', relation.oid::regclass, relation.assignment)),
                ('DELETE', format('explain delete from %s', relation.oid::regclass))) a (command, statement)
            where case relation.kind when 'S' then false when 'm' then a.command = 'SELECT'
                else a.command <> 'UPDATE' or relation.assignment is not null end
            union all
            select 'nextval', format('select nextval(%s::oid::regclass)', relation.oid) where relation.kind = 'S'
        loop
            -- ACCESS EXCLUSIVE is in everybody's way: one wait tells of all four.
            if not (relation.exclusive and refused = '55P03') then
                refused := windtunnel.refusal(attempt.statement);
            end if;
            if refused in ('55P03', '42501') then
                result := result || jsonb_build_array(jsonb_build_array(
                    relation.oid::bigint, relation.name, relation.kind, attempt.command, relation.holder, refused));
            end if;
        end loop;
    end loop;
    if tried > most then
        result := result || jsonb_build_array(jsonb_build_array(relation.total - most));
    end if;

    -- Whoever writes a key has the referenced table asked, and the other way round: with these very queries.
    for partner in
        select distinct f.conrelid, f.confrelid, f.confdeltype, f.confupdtype,
            f.confrelid::bigint = any (locked) and not f.conrelid::bigint = any (exclusive) as looks_up,
            f.conrelid::bigint = any (locked) and not f.confrelid::bigint = any (exclusive) as looks_down,
            case when r.relkind = 'p' then '' else 'only ' end || f.conrelid::regclass as referencing,
            case when p.relkind = 'p' then '' else 'only ' end || f.confrelid::regclass as referenced,
            format('%I.%I', rn.nspname, r.relname) as referencing_name, r.relkind as referencing_kind,
            format('%I.%I', pn.nspname, p.relname) as referenced_name, p.relkind as referenced_kind,
            (select format('%I = %I', a.attname, a.attname) from pg_attribute a
                where a.attrelid = f.conrelid and a.attnum = f.conkey[1]) as assignment
        from pg_constraint f
        join pg_class r on r.oid = f.conrelid join pg_namespace rn on rn.oid = r.relnamespace
        join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
        where f.contype = 'f' and f.conrelid <> f.confrelid
            and (f.conrelid::bigint = any (locked) or f.confrelid::bigint = any (locked))
        order by f.conrelid, f.confrelid
        limit most
    loop
        if partner.looks_up and windtunnel.refusal(
            format('explain select 1 from %s x for key share of x', partner.referenced)) = '55P03' then
            result := result || jsonb_build_array(
                jsonb_build_array(partner.conrelid::bigint, partner.referencing_name, partner.referencing_kind,
                    'INSERT', partner.confrelid::bigint, '55P03'),
                jsonb_build_array(partner.conrelid::bigint, partner.referencing_name, partner.referencing_kind,
                    'UPDATE', partner.confrelid::bigint, '55P03'));
        end if;
        if partner.looks_down then
            for attempt in
                select * from (values ('DELETE', partner.confdeltype), ('UPDATE', partner.confupdtype)) a (command, action)
            loop
                if windtunnel.refusal(case
                    when attempt.action in ('a', 'r')
                        then format('explain select 1 from %s x for key share of x', partner.referencing)
                    when attempt.action = 'c' and attempt.command = 'DELETE'
                        then format('explain delete from %s', partner.referencing)
                    else format('explain update %s set %s', partner.referencing, partner.assignment) end) = '55P03' then
                    result := result || jsonb_build_array(jsonb_build_array(
                        partner.confrelid::bigint, partner.referenced_name, partner.referenced_kind,
                        attempt.command, partner.conrelid::bigint, '55P03'));
                end if;
            end loop;
        end if;
    end loop;
    return result;
end
$$;

-- The relations that a session holds locks on, as [oid, [modes]]: for statements outside a transaction, which hold them
-- only while they run.
create function windtunnel.locks_of(session integer) returns jsonb
language sql volatile
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(jsonb_agg(jsonb_build_array(l.relation::bigint, l.modes)), '[]')
    from (
        select relation, array_agg(mode) as modes
        from pg_locks
        where locktype = 'relation' and pid = session and granted and relation >= 16384
            and database = (select oid from pg_database where datname = current_database())
        group by relation) l
$$;
