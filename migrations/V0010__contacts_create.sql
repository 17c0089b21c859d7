create table contacts (
    id          integer primary key autoincrement,
    customer_id integer not null constraint contacts_customer references customers (id),
    name        text not null check (trim(name) <> '' and length(name) <= 200),
    title       text check (length(title) <= 100),
    role_id     integer constraint contacts_role references choices (id),
    is_primary  integer not null check (is_primary in (0, 1)),
    notes       text check (length(notes) <= 2000),
    version     integer not null default 1
) strict;
create index contacts_customer_id on contacts (customer_id, is_primary desc, id);
create index contacts_role_id on contacts (role_id);

-- Ways to reach a customer, or one of its people: as typed and in the form that is compared.
create table points (
    id          integer primary key autoincrement,
    customer_id integer not null constraint points_customer references customers (id),
    contact_id  integer constraint points_contact references contacts (id),
    kind        text not null check (kind in ('phone', 'email', 'wechat', 'qq', 'other')),
    typed       text not null check (trim(typed) <> '' and length(typed) <= 254),
    value       text not null check (length(value) <= 254),
    extension   text check (length(extension) <= 20),
    label       text check (length(label) <= 50),
    position    integer not null
) strict;
create index points_customer_id on points (customer_id, position);
create index points_contact_id on points (contact_id, position) where contact_id is not null;
create index points_value on points (kind, value, customer_id);
