create table tasks (
    id            integer primary key autoincrement,
    title         text not null check (trim(title) <> '' and length(title) <= 200),
    notes         text check (length(notes) <= 10000),
    customer_id   integer constraint tasks_customer references customers (id),
    assignee_id   integer constraint tasks_assignee references accounts (id),
    department_id integer constraint tasks_department references departments (id),
    type_id       integer constraint tasks_type references choices (id),
    due_on        text check (due_on is null or due_on is date(due_on)),
    done_at       integer,
    created_by    integer constraint tasks_created_by references accounts (id),
    created_at    integer not null,
    updated_at    integer not null,
    version       integer not null default 1
) strict;
create index tasks_customer_id on tasks (customer_id);
create index tasks_assignee_id on tasks (assignee_id, due_on) where done_at is null;
create index tasks_department_id on tasks (department_id);
create index tasks_type_id on tasks (type_id);
create index tasks_created_by on tasks (created_by);
create index tasks_due_on on tasks (due_on) where done_at is null;
