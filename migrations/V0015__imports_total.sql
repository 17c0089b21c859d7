-- How many rows an import had before it, so that of one that was stopped it can be said how far it came.
-- Of imports from before, nobody knows.
alter table imports add column total_rows integer not null default 0;
