create table roles (
    id        integer primary key autoincrement,
    code      text not null unique,
    clearance integer not null check (clearance between 0 and 3)
) strict;

create table role_rights (
    id      integer primary key autoincrement,
    role_id integer not null constraint role_rights_role references roles (id),
    "right" text not null,
    scope   text not null check (scope in ('own', 'department', 'subtree', 'all')),
    unique (role_id, "right")
) strict;

create table accounts (
    id                   integer primary key autoincrement,
    login                text not null check (length(login) between 1 and 64),
    login_key            text not null unique,
    name                 text not null check (trim(name) <> '' and length(name) <= 100),
    department_id        integer constraint accounts_department references departments (id),
    state                text not null check (state in ('enabled', 'disabled')),
    clearance            integer check (clearance between 0 and 3),
    language             text,
    public_key           blob not null,
    must_change_password integer not null check (must_change_password in (0, 1)),
    password_at          integer not null,
    created_at           integer not null,
    version              integer not null default 1
) strict;
create index accounts_department_id on accounts (department_id);

-- Earlier passwords, each as a verifier of its own: none may be used again too soon.
create table account_passwords (
    id         integer primary key autoincrement,
    account_id integer not null constraint account_passwords_account references accounts (id),
    verifier   text not null,
    at         integer not null
) strict;
create index account_passwords_account_id on account_passwords (account_id, at);

create table account_roles (
    id         integer primary key autoincrement,
    account_id integer not null constraint account_roles_account references accounts (id),
    role_id    integer not null constraint account_roles_role references roles (id),
    scope      text check (scope in ('own', 'department', 'subtree', 'all')),
    valid_from integer,
    valid_to   integer,
    unique (account_id, role_id)
) strict;
create index account_roles_role_id on account_roles (role_id);

create table account_rights (
    id         integer primary key autoincrement,
    account_id integer not null constraint account_rights_account references accounts (id),
    "right"    text not null,
    effect     text not null check (effect in ('allow', 'deny')),
    scope      text check (scope in ('own', 'department', 'subtree', 'all')),
    valid_to   integer,
    reason     text
) strict;
create index account_rights_account_id on account_rights (account_id);

create table field_levels (
    id     integer primary key autoincrement,
    entity text not null,
    field  text not null,
    level  integer not null check (level between 0 and 3),
    unique (entity, field)
) strict;

insert into field_levels (entity, field, level) values
    ('customers', 'phone', 2), ('customers', 'email', 2), ('customers', 'wechat', 2),
    ('customers', 'qq', 2), ('customers', 'points', 2), ('customers', 'address', 2),
    ('customers', 'postal_code', 2), ('customers', 'birthday_on', 2),
    ('customers', 'id_number', 3),
    ('contacts', 'points', 2), ('contacts', 'phone', 2), ('contacts', 'email', 2),
    ('contacts', 'wechat', 2), ('contacts', 'qq', 2),
    ('imports', 'rows', 2);

insert into roles (id, code, clearance) values
    (1, 'administrator', 1), (2, 'security_officer', 1), (3, 'auditor', 1), (4, 'executive', 3),
    (5, 'manager', 2), (6, 'sales', 2), (7, 'service', 1), (8, 'read_only', 1);

insert into role_rights (role_id, "right", scope) values
    (1, 'accounts.read', 'all'), (1, 'accounts.write', 'all'), (1, 'departments.write', 'all'),
    (1, 'settings.write', 'all'), (1, 'backups.create', 'all'), (1, 'backups.restore', 'all'),
    (1, 'journal.read', 'all'), (1, 'samples.write', 'all'),
    (2, 'roles.write', 'all'), (2, 'accounts.read', 'all'), (2, 'journal.read', 'all'),
    (2, 'looks.read', 'all'),
    (3, 'accounts.read', 'all'), (3, 'journal.read', 'all'), (3, 'looks.read', 'all'),
    (4, 'customers.read', 'all'), (4, 'customers.update', 'all'), (4, 'tasks.read', 'all'),
    (4, 'tasks.update', 'all'), (4, 'exports.run', 'all'), (4, 'reports.read', 'all'),
    (4, 'settings.write', 'all'),
    (5, 'customers.read', 'subtree'), (5, 'customers.create', 'subtree'),
    (5, 'customers.update', 'subtree'), (5, 'customers.delete', 'subtree'),
    (5, 'tasks.read', 'subtree'), (5, 'tasks.create', 'subtree'), (5, 'tasks.update', 'subtree'),
    (5, 'tasks.delete', 'subtree'), (5, 'imports.run', 'subtree'), (5, 'exports.run', 'subtree'),
    (5, 'reports.read', 'subtree'), (5, 'categories.write', 'all'), (5, 'tags.write', 'all'),
    (5, 'choices.write', 'all'),
    (6, 'customers.read', 'own'), (6, 'customers.create', 'own'), (6, 'customers.update', 'own'),
    (6, 'customers.delete', 'own'), (6, 'tasks.read', 'own'), (6, 'tasks.create', 'own'),
    (6, 'tasks.update', 'own'), (6, 'tasks.delete', 'own'), (6, 'exports.run', 'own'),
    (6, 'reports.read', 'own'),
    (7, 'customers.read', 'all'), (7, 'customers.update', 'own'), (7, 'tasks.read', 'own'),
    (7, 'tasks.create', 'own'), (7, 'tasks.update', 'own'), (7, 'tasks.delete', 'own'),
    (8, 'customers.read', 'department'), (8, 'tasks.read', 'department');

-- Backs the check in the program: an office always keeps someone who can let others in.
create trigger accounts_keep_an_administrator before update of state on accounts
when old.state = 'enabled' and new.state <> 'enabled'
    and exists (
        select 1 from account_roles r where r.account_id = old.id and r.role_id = 1)
    and not exists (
        select 1 from account_roles r join accounts a on a.id = r.account_id
        where r.role_id = 1 and r.account_id <> old.id and a.state = 'enabled'
            and r.valid_to is null)
begin select raise(abort, 'the last administrator'); end;
create trigger account_roles_keep_an_administrator before delete on account_roles
when old.role_id = 1
    and exists (select 1 from accounts a where a.id = old.account_id and a.state = 'enabled')
    and not exists (
        select 1 from account_roles r join accounts a on a.id = r.account_id
        where r.role_id = 1 and r.account_id <> old.account_id and a.state = 'enabled'
            and r.valid_to is null)
begin select raise(abort, 'the last administrator'); end;
