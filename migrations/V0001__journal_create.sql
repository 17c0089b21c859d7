create table operations (
    seq        integer primary key autoincrement,
    at         integer not null,
    account_id integer,
    operation  text not null,
    outcome    text not null check (outcome in ('done', 'denied')),
    batch_id   integer,
    bytes      blob not null,
    hash       blob not null check (length(hash) = 32)
) strict;
create index operations_account_id on operations (account_id, seq);
create index operations_batch_id on operations (batch_id, seq) where batch_id is not null;

create table changes (
    id        integer primary key autoincrement,
    seq       integer not null constraint changes_seq references operations (seq),
    entity    text not null,
    entity_id integer not null,
    action    text not null check (action in ('create', 'update', 'delete')),
    bytes     blob not null,
    salt      blob,
    personal  text,
    check ((salt is null) = (personal is null))
) strict;
create index changes_seq on changes (seq);
create index changes_entity on changes (entity, entity_id, seq);

create trigger operations_stay_as_written before update on operations
begin select raise(abort, 'the journal is append-only'); end;
create trigger operations_stay before delete on operations
begin select raise(abort, 'the journal is append-only'); end;
create trigger changes_stay_as_written before update on changes
begin select raise(abort, 'the journal is append-only'); end;
create trigger changes_stay before delete on changes
begin select raise(abort, 'the journal is append-only'); end;

-- Keys of the other databases, which only this one knows.
create table secrets (
    id    integer primary key autoincrement,
    name  text not null unique,
    value blob not null
) strict;
