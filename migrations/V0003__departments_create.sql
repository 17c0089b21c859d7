create table departments (
    id        integer primary key autoincrement,
    name      text not null check (trim(name) <> '' and length(name) <= 100),
    parent_id integer constraint departments_parent references departments (id),
    version   integer not null default 1,
    check (parent_id <> id)
) strict;
create unique index departments_name on departments (coalesce(parent_id, 0), name);
create index departments_parent_id on departments (parent_id);

-- Derived: every department with each that stands above it, and with itself.
create table department_closure (
    id            integer primary key autoincrement,
    ancestor_id   integer not null constraint department_closure_ancestor references departments (id),
    descendant_id integer not null constraint department_closure_descendant references departments (id),
    unique (ancestor_id, descendant_id)
) strict;
create index department_closure_descendant_id on department_closure (descendant_id);
