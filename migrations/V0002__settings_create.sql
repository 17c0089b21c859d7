create table settings (
    id      integer primary key autoincrement,
    name    text not null unique,
    value   text not null check (json_valid(value)),
    version integer not null default 1
) strict;
