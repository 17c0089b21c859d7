create table customers (
    id               integer primary key autoincrement,
    file_no          text not null unique,
    external_no      text,
    kind             text not null check (kind in ('person', 'company')),
    name             text not null check (trim(name) <> '' and length(name) <= 200),
    name_key         text not null,
    sort_key         text not null,
    company          text check (length(company) <= 200),
    company_key      text not null,
    category_id      integer constraint customers_category references categories (id),
    status_id        integer constraint customers_status references choices (id),
    source_id        integer constraint customers_source references choices (id),
    industry_id      integer constraint customers_industry references choices (id),
    level_id         integer constraint customers_level references choices (id),
    owner_id         integer constraint customers_owner references accounts (id),
    department_id    integer constraint customers_department references departments (id),
    country          text,
    province         text check (length(province) <= 100),
    city             text check (length(city) <= 100),
    address          text check (length(address) <= 300),
    postal_code      text check (length(postal_code) <= 20),
    website          text check (length(website) <= 300),
    id_number        text check (length(id_number) <= 40),
    tax_id           text check (length(tax_id) <= 40),
    birthday_on      text check (birthday_on is null or birthday_on is date(birthday_on)),
    notes            text check (length(notes) <= 10000),
    next_follow_up_on text
        check (next_follow_up_on is null or next_follow_up_on is date(next_follow_up_on)),
    last_contact_at  integer,
    sensitivity      integer not null default 1 check (sensitivity between 0 and 3),
    batch_id         integer constraint customers_batch references imports (id),
    archived_at      integer,
    deleted_at       integer,
    created_by       integer constraint customers_created_by references accounts (id),
    created_at       integer not null,
    updated_at       integer not null,
    version          integer not null default 1
) strict;

-- One narrow covering index for each order a list is offered in: a list never leaves it before it
-- has its ids, since every page that is looked up must be decrypted.
create index customers_by_updated_at on customers
    (updated_at desc, id desc, owner_id, department_id, sensitivity, status_id, category_id, level_id,
     created_at, next_follow_up_on, last_contact_at, source_id, industry_id, deleted_at) where deleted_at is null;
create index customers_by_created_at on customers
    (created_at desc, id desc, owner_id, department_id, sensitivity, status_id, category_id, level_id,
     updated_at, next_follow_up_on, last_contact_at, source_id, industry_id, deleted_at) where deleted_at is null;
create index customers_by_name on customers
    (sort_key, id, owner_id, department_id, sensitivity, status_id, category_id, level_id,
     created_at, updated_at, next_follow_up_on, last_contact_at, source_id, industry_id, deleted_at) where deleted_at is null;
create index customers_by_file_no on customers
    (file_no, id, owner_id, department_id, sensitivity, status_id, category_id, level_id,
     created_at, updated_at, next_follow_up_on, last_contact_at, source_id, industry_id, deleted_at) where deleted_at is null;
create index customers_by_next_follow_up on customers
    (ifnull(next_follow_up_on, '9999-12-31'), id, owner_id, department_id, sensitivity, status_id, category_id, level_id,
     created_at, updated_at, next_follow_up_on, last_contact_at, source_id, industry_id, deleted_at) where deleted_at is null;
create index customers_by_last_contact on customers
    (ifnull(last_contact_at, 0) desc, id desc, owner_id, department_id, sensitivity, status_id, category_id, level_id,
     created_at, updated_at, next_follow_up_on, last_contact_at, source_id, industry_id, deleted_at) where deleted_at is null;
create index customers_by_owner on customers
    (owner_id, updated_at desc, id desc, department_id, sensitivity, status_id, category_id, level_id,
     created_at, next_follow_up_on, last_contact_at, source_id, industry_id, sort_key, file_no,
     deleted_at) where deleted_at is null;

-- What the hits of a search are judged by: rows of the same time stand together in it.
create index customers_by_id on customers
    (id, owner_id, department_id, sensitivity, status_id, category_id, level_id, created_at,
     updated_at, next_follow_up_on, last_contact_at, source_id, industry_id, deleted_at) where deleted_at is null;

create index customers_department_id on customers (department_id);
create index customers_category_id on customers (category_id);
create index customers_status_id on customers (status_id);
create index customers_batch_id on customers (batch_id) where batch_id is not null;
create index customers_name_key on customers (name_key, company_key) where deleted_at is null;
create index customers_company_key on customers (company_key) where deleted_at is null and company_key <> '';
create index customers_external_no on customers (external_no) where external_no is not null;
create index customers_id_number on customers (id_number) where id_number is not null;
create index customers_tax_id on customers (tax_id) where tax_id is not null;
create index customers_deleted_at on customers (deleted_at) where deleted_at is not null;

create table customer_tags (
    id          integer primary key autoincrement,
    customer_id integer not null constraint customer_tags_customer references customers (id),
    tag_id      integer not null constraint customer_tags_tag references tags (id),
    unique (tag_id, customer_id)
) strict;
create index customer_tags_customer_id on customer_tags (customer_id, tag_id);

-- What makes a customer findable, rebuilt from the rows at any time. Words of fields that need a
-- clearance begin with a mark.
create virtual table customers_fts using fts5 (
    text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
-- Merging is done a little with every save (search_text.rs): by itself the index would now and then
-- merge so much at once that a save is felt.
insert into customers_fts (customers_fts, rank) values ('automerge', 0);
