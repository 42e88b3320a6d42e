-- Does this person have a word that begins so? Asked for everybody whom a rarer word, or the order of names, brings up.
drop index user_words_by_user;
create index user_words_by_user on user_words (tenant_id, user_id, word);

-- Words are written by the statements that write their person, and nobody is ever deleted: checking each of the
-- eighty thousand words of an import against its person would take as long as writing them.
alter table user_words drop constraint user_words_tenant_id_user_id_fkey;
