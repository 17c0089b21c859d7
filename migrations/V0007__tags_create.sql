create table tags (
    id      integer primary key autoincrement,
    name    text not null check (trim(name) <> '' and length(name) <= 50),
    key     text not null unique,
    colour  text,
    version integer not null default 1
) strict;
