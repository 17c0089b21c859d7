-- Several trees: each root is one.
create table categories (
    id        integer primary key autoincrement,
    name      text not null check (trim(name) <> '' and length(name) <= 100),
    parent_id integer constraint categories_parent references categories (id),
    position  integer not null default 0,
    version   integer not null default 1,
    check (parent_id <> id)
) strict;
create unique index categories_name on categories (coalesce(parent_id, 0), name);
create index categories_parent_id on categories (parent_id);

-- Derived: every category with each that stands above it, and with itself.
create table category_closure (
    id            integer primary key autoincrement,
    ancestor_id   integer not null constraint category_closure_ancestor references categories (id),
    descendant_id integer not null constraint category_closure_descendant references categories (id),
    unique (ancestor_id, descendant_id)
) strict;
create index category_closure_descendant_id on category_closure (descendant_id);
