-- What each person keeps of others ("My friends"), and searching people by one of their fields.

-- One row a person who keeps any. Its lock puts the writers of one person's groups in order, from however many devices
-- they come, so that limits and positions hold; its version is the entity tag of the whole list.
create table friend_lists (
    tenant_id uuid not null,
    owner_id uuid not null,
    version bigint not null,
    primary key (tenant_id, owner_id),
    foreign key (tenant_id, owner_id) references users
);

create table friend_groups (
    tenant_id uuid not null,
    owner_id uuid not null,
    id uuid not null,
    name text not null,
    -- The name folded: two names that look alike are one.
    name_key text collate "C" not null,
    position integer not null,
    created_at timestamptz not null,
    primary key (tenant_id, owner_id, id),
    constraint friend_groups_name_key unique (tenant_id, owner_id, name_key),
    foreign key (tenant_id, owner_id) references friend_lists
);

create table friend_group_people (
    tenant_id uuid not null,
    owner_id uuid not null,
    group_id uuid not null,
    user_id uuid not null,
    position integer not null,
    primary key (tenant_id, owner_id, group_id, user_id),
    foreign key (tenant_id, owner_id, group_id) references friend_groups on delete cascade,
    foreign key (tenant_id, user_id) references users
);

select platform.protect_tenant_table('friend_lists');
select platform.protect_tenant_table('friend_groups');
select platform.protect_tenant_table('friend_group_people');

-- Where a word of a person stands, for searches by one field: 1 name, 2 login, 4 position, 8 phone, 16 e-mail, added up
-- when it stands in several. The indexes carry it, so that counting the people of a word still reads them alone.
alter table user_words add column fields smallint not null default 0;
alter table user_words drop constraint user_words_pkey;
drop index user_words_by_user;

-- The words of a text that is folded and lower-case already, nearly as the service cuts them: at signs and spaces by their
-- numbers, because what a letter is depends on the locale that the server was initialized with.
create function pg_temp.cut(folded text) returns text[] language sql immutable as $$
    select regexp_split_to_array(
        coalesce(folded, ''),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f]+')
$$;

update user_words w set fields =
    (w.word = any (pg_temp.cut(u.sort_key || ' ' || fold(lower(u.first_name || ' ' || u.last_name)))))::int
    + 2 * (w.word = any (pg_temp.cut(u.login)))::int
    + 4 * (w.word = any (pg_temp.cut(fold(lower(u.position)))))::int
    + 8 * (w.word ~ '^[0-9]+$' and (
        regexp_replace(coalesce(u.internal_phone, ''), '[^0-9]', '', 'g') like '%' || w.word
        or regexp_replace(coalesce(u.mobile_phone, ''), '[^0-9]', '', 'g') like '%' || w.word
        or regexp_replace(coalesce(u.internal_phone, ''), '[^0-9]', '', 'g') = '7' || substr(w.word, 2)
        or regexp_replace(coalesce(u.mobile_phone, ''), '[^0-9]', '', 'g') = '7' || substr(w.word, 2)))::int
    + 16 * (w.word = left(fold(lower(coalesce(u.email, ''))), 64) or w.word = any (pg_temp.cut(fold(lower(split_part(u.email, '@', 1))))))::int
from users u where u.tenant_id = w.tenant_id and u.id = w.user_id;

-- What this server's lower() did not recognize is found by name and position, as it was before.
update user_words set fields = 1 + 4 where fields = 0;

alter table user_words alter column fields drop default;
alter table user_words add primary key (tenant_id, word, user_id) include (fields);
create index user_words_by_user on user_words (tenant_id, user_id, word) include (fields);
