-- The office's own lists. A shipped choice is shown by the word of its code until it is renamed.
create table choices (
    id       integer primary key autoincrement,
    list     text not null check (list in
                 ('status', 'source', 'industry', 'level', 'task_type', 'contact_role')),
    code     text not null check (length(code) between 1 and 64),
    name     text check (name is null or (trim(name) <> '' and length(name) <= 100)),
    colour   text,
    position integer not null,
    retired  integer not null default 0 check (retired in (0, 1)),
    version  integer not null default 1,
    unique (list, code)
) strict;

insert into choices (list, code, position, colour) values
    ('status', 'potential', 1, 'gray'), ('status', 'interested', 2, 'blue'),
    ('status', 'negotiating', 3, 'violet'), ('status', 'won', 4, 'green'),
    ('status', 'paused', 5, 'yellow'), ('status', 'lost', 6, 'red'),
    ('source', 'exhibition', 1, null), ('source', 'referral', 2, null),
    ('source', 'website', 3, null), ('source', 'phone', 4, null), ('source', 'wechat', 5, null),
    ('source', 'douyin', 6, null), ('source', 'existing_customer', 7, null),
    ('source', '1688', 8, null), ('source', 'other', 9, null),
    ('level', 'a', 1, 'red'), ('level', 'b', 2, 'orange'), ('level', 'c', 3, 'blue'),
    ('level', 'd', 4, 'gray'), ('level', 'vip', 5, 'grape'), ('level', 'regular', 6, 'gray'),
    ('task_type', 'call', 1, null), ('task_type', 'visit', 2, null),
    ('task_type', 'quote', 3, null), ('task_type', 'follow_up', 4, null),
    ('task_type', 'other', 5, null),
    ('contact_role', 'decision_maker', 1, null), ('contact_role', 'buyer', 2, null),
    ('contact_role', 'finance', 3, null), ('contact_role', 'technical', 4, null),
    ('contact_role', 'other', 5, null),
    ('industry', 'trade', 1, null), ('industry', 'technology', 2, null),
    ('industry', 'electronics', 3, null), ('industry', 'machinery', 4, null),
    ('industry', 'chemicals', 5, null), ('industry', 'building_materials', 6, null),
    ('industry', 'clothing', 7, null), ('industry', 'food', 8, null),
    ('industry', 'medical_devices', 9, null), ('industry', 'packaging', 10, null),
    ('industry', 'printing', 11, null), ('industry', 'logistics', 12, null),
    ('industry', 'furniture', 13, null), ('industry', 'decoration', 14, null),
    ('industry', 'auto_parts', 15, null), ('industry', 'agriculture', 16, null),
    ('industry', 'information_technology', 17, null), ('industry', 'retail', 18, null),
    ('industry', 'appliances', 19, null), ('industry', 'plastics', 20, null),
    ('industry', 'hardware', 21, null), ('industry', 'advertising', 22, null),
    ('industry', 'consulting', 23, null), ('industry', 'education', 24, null),
    ('industry', 'other', 25, null);
