create table imports (
    id          integer primary key autoincrement,
    file_name   text not null,
    state       text not null check (state in ('running', 'done', 'stopped', 'undone')),
    is_sample   integer not null check (is_sample in (0, 1)),
    encoding    text,
    header_row  integer not null,
    mapping     text not null check (json_valid(mapping)),
    row_count   integer not null,
    new_count   integer not null,
    updated_count   integer not null,
    duplicate_count integer not null,
    error_count     integer not null,
    started_at  integer not null,
    ended_at    integer,
    account_id  integer constraint imports_account references accounts (id),
    version     integer not null default 1
) strict;
create index imports_account_id on imports (account_id);
