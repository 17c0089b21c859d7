-- What single saves leave behind in the search index is merged by eights instead of fours: each word
-- is written anew half as often, so that a save merges half as many pages.
insert into customers_fts (customers_fts, rank) values ('usermerge', 8);
