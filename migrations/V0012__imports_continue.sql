-- What it takes to go on with an import that was stopped: which file it was, how it was to be
-- understood, and how far it came.
alter table imports add column file_sha256 text;
alter table imports add column options text check (options is null or json_valid(options));
alter table imports add column last_row integer not null default 0;
