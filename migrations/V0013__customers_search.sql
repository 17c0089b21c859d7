-- A page of the search index fits a page of the encrypted database, which keeps 80 bytes of each for
-- itself: before, each took two. And an import writes the words of a thousand customers at once
-- rather than those of every hundred or two.
insert into customers_fts (customers_fts, rank) values ('pgsz', 3960);
insert into customers_fts (customers_fts, rank) values ('hashsize', 16777216);
