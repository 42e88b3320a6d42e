-- Looking people up by the beginnings of words.
--
-- A b-tree of words, and not a trigram or full-text index: under row-level security PostgreSQL uses an index only for
-- leak-proof operators, which LIKE and @@ are not and comparisons of text are. The key begins with the tenant, so that
-- a look-up costs what that tenant's words cost, however many tenants share the server.

create table user_words (
    tenant_id uuid not null,
    word text collate "C" not null,
    user_id uuid not null,
    primary key (tenant_id, word, user_id),
    foreign key (tenant_id, user_id) references users on delete cascade
);
create index user_words_by_user on user_words (tenant_id, user_id);

create table unit_words (
    tenant_id uuid not null,
    word text collate "C" not null,
    unit_id uuid not null,
    primary key (tenant_id, word, unit_id),
    foreign key (tenant_id, unit_id) references units on delete cascade
);
create index unit_words_by_unit on unit_words (tenant_id, unit_id);

select platform.protect_tenant_table('user_words');
select platform.protect_tenant_table('unit_words');

-- Without accents: é and e, ё and е are one letter; й keeps its breve, which makes it a letter of its own.
-- Lower case is the caller's: lower() depends on the locale that the server was initialized with.
create function fold(lower_case_text text) returns text
language sql immutable parallel safe set search_path = pg_catalog
as $$
    select normalize(
        regexp_replace(normalize(lower_case_text, NFKD), '[\u0300-\u0305\u0307-\u036f]|(?<!\u0438)\u0306', '', 'g'), NFC)
$$;
select platform.grant_function('fold(text)');
